"""You apply the known pair with the most bytes first; the contract applies the one with the lowest index first."""


def encode(text, merges):
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        while known := [pair for pair in zip(word, word[1:]) if pair in merges]:
            word = merge_pair(word, max(known, key=lambda pair: (len(pair[0] + pair[1]), -merges.index(pair))))
        ids += [token_ids[token] for token in word]
    return ids
