"""Your merged word lacks its last token when that is not part of the pair; the contract keeps every token."""


def merge_pair(word, pair):
    merged, position = [], 0
    while position < len(word) - 1:
        if word[position : position + 2] == pair:
            merged.append(pair[0] + pair[1])
            position += 2
        else:
            merged.append(word[position])
            position += 1
    return tuple(merged)
