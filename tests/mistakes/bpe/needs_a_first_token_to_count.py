"""You take the first token of every word without asking whether there is one; the contract allows the word without
tokens.
"""


def count_pairs(words):
    counts = {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        previous = word[0]
        for token in word[1:]:
            counts[previous, token] = counts.get((previous, token), 0) + word_count
            previous = token
    return counts
