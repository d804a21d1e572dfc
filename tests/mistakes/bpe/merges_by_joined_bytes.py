"""You join any two neighbours whose bytes together read like the pair; the contract joins only the very tokens of
the pair.
"""


def merge_pair(word, pair):
    joined = b"".join(pair)
    merged, position = [], 0
    while position < len(word):
        if position + 1 < len(word) and word[position] + word[position + 1] == joined:
            merged.append(joined)
            position += 2
        else:
            merged.append(word[position])
            position += 1
    return tuple(merged)
