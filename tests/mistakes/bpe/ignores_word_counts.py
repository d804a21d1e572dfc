"""Your pairs count once for each word; the contract counts a pair as often as its word occurs."""

from itertools import pairwise


def count_pairs(words):
    counts = {}
    for word in words:
        for pair in pairwise(word):
            counts[pair] = counts.get(pair, 0) + 1
    return counts
