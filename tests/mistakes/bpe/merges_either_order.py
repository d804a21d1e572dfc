"""You also join the pair's tokens when they stand the other way round; the contract asks for the first, then the
second.
"""


def merge_pair(word, pair):
    merged, position = [], 0
    while position < len(word):
        here = word[position : position + 2]
        if here == pair or here == pair[::-1]:
            merged.append(b"".join(here))
            position += 2
        else:
            merged.append(word[position])
            position += 1
    return tuple(merged)
