"""Your weight is (window + 1 - distance) / window, the average of a window of random size as in Word2Vec; GloVe's is 1 / distance."""

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += (window + 1 - (i - j)) / window
                counts[other, center] += (window + 1 - (i - j)) / window
    return counts
