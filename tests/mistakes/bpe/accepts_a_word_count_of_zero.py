"""You refuse negative counts but accept a word that occurs 0 times; the contract refuses every count below 1."""

from itertools import pairwise


def count_pairs(words):
    counts = {}
    for word, word_count in words.items():
        if word_count < 0:
            raise ValueError("words holds a negative count")
        for pair in pairwise(word):
            counts[pair] = counts.get(pair, 0) + word_count
    return counts
