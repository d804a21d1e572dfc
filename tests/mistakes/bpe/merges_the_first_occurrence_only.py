"""You join the first occurrence of the pair and leave the others; the contract joins every one."""


def merge_pair(word, pair):
    for position in range(len(word) - 1):
        if word[position : position + 2] == pair:
            return word[:position] + (pair[0] + pair[1],) + word[position + 2 :]
    return word
