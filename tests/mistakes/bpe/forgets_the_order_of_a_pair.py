"""You count (a, b) and (b, a) as the same pair; the contract keeps the order in which the tokens stand."""

from itertools import pairwise


def count_pairs(words):
    counts = {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        for first, second in pairwise(word):
            pair = (first, second) if first <= second else (second, first)
            counts[pair] = counts.get(pair, 0) + word_count
    return counts
