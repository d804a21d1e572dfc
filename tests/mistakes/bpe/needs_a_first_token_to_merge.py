"""You take the first token of the word without asking whether there is one; the contract allows a word of no tokens."""


def merge_pair(word, pair):
    merged = [word[0]]
    for token in word[1:]:
        if (merged[-1], token) == pair:
            merged[-1] += token
        else:
            merged.append(token)
    return tuple(merged)
