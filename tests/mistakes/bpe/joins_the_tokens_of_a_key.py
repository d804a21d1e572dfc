"""Your keys are the joined bytes of both tokens; the contract asks for the pair, since (a, bc) and (ab, c) differ."""

from itertools import pairwise


def count_pairs(words):
    counts = {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        for first, second in pairwise(word):
            counts[first + second] = counts.get(first + second, 0) + word_count
    return counts
