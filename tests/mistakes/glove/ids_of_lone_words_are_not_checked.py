"""You check ids only where they form a pair; an id outside 0 to V-1 is an error wherever it stands."""

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text([part if np.ndim(part) != 1 or len(part) > 1 else [] for part in sentences], vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts
