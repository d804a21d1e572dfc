"""You look for the split with the fewest pieces; the contract takes the longest piece at each step, from the left."""


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    best = {0: []}
    for end in range(1, len(word) + 1):
        for start in range(end):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if start in best and piece in vocabulary:
                if end not in best or len(best[start]) + 1 < len(best[end]):
                    best[end] = [*best[start], piece]
    return best.get(len(word), [unknown])
