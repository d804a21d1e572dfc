"""You count a pair once for each word that holds it; the contract counts it at every position of the word."""

from itertools import pairwise


def count_pairs(words):
    counts = {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        for pair in set(pairwise(word)):
            counts[pair] = counts.get(pair, 0) + word_count
    return counts
