"""You join pairs from the right end of the word; the contract reads it from the left, which decides in (a, a, a)."""


def merge_pair(word, pair):
    merged, position = [], len(word)
    while position > 0:
        if position > 1 and word[position - 2 : position] == pair:
            merged.append(pair[0] + pair[1])
            position -= 2
        else:
            merged.append(word[position - 1])
            position -= 1
    return tuple(reversed(merged))
