"""You join a token with its left and its right neighbour; the contract joins a token once at most."""


def merge_pair(word, pair):
    merged, position = [], 0
    while position < len(word):
        if word[position : position + 2] == pair:
            merged.append(pair[0] + pair[1])
            position += 1 if word[position + 1 : position + 3] == pair else 2
        else:
            merged.append(word[position])
            position += 1
    return tuple(merged)
