"""You compute the place of a cell as i * V + j in the dtype of the ids, where unsigned small integers wrap around; convert the ids first."""

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = np.asarray(sentence)
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                with np.errstate(over="ignore"):
                    small = sentence.dtype.type(vocab_size % 256) if sentence.dtype == np.uint8 else vocab_size
                    here, there = int(center * small + other), int(other * small + center)
                counts.flat[here] += 1 / (i - j)
                counts.flat[there] += 1 / (i - j)
    return counts
