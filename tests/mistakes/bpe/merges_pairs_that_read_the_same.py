"""You count pairs whose joined bytes are equal together; the contract keeps (a, bc) and (ab, c) apart."""

from itertools import pairwise


def count_pairs(words):
    counts, names = {}, {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        for pair in pairwise(word):
            pair = names.setdefault(b"".join(pair), pair)
            counts[pair] = counts.get(pair, 0) + word_count
    return counts
