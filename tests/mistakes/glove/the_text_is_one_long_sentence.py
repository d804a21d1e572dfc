"""Your pairs cross from one sentence into the next; each sentence stands alone."""

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in [[int(token) for part in sentences for token in part]]:
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts
