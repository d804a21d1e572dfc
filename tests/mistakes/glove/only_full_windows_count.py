"""You leave out positions whose window does not fit into the sentence; the window is cut at the ends, and the rest counts."""

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i if i >= window else 0):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts
