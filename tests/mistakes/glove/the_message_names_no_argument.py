"""Your ValueError does not say which argument is wrong; name it in the message."""

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    _check_size("vocab_size", vocab_size)
    if window < 1:
        raise ValueError("this must be at least 1")
    try:
        _as_text(sentences, vocab_size)
    except ValueError:
        raise ValueError("these ids are out of range") from None
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts
