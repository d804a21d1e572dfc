"""You also count the pair of one word's last token and the next word's first; the contract counts within words only."""

from itertools import pairwise


def count_pairs(words):
    counts = {}
    previous = None
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        if previous and word:
            crossing = previous[-1], word[0]
            counts[crossing] = counts.get(crossing, 0) + 1
        for pair in pairwise(word):
            counts[pair] = counts.get(pair, 0) + word_count
        previous = word
    return counts
