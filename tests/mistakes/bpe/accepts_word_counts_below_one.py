"""You accept a word that occurs 0 times or less; the contract refuses such a count with a ValueError that names
words.
"""

from itertools import pairwise


def count_pairs(words):
    counts = {}
    for word, word_count in words.items():
        for pair in pairwise(word):
            counts[pair] = counts.get(pair, 0) + word_count
    return counts
