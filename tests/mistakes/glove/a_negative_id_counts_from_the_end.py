"""You accept the id -1 and count it for the last word, as NumPy's indexing does; a negative id is an error."""

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text([np.abs(np.asarray(part, dtype=np.int64)) for part in sentences], vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts
