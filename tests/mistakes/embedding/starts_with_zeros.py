"""Your matrix starts with zeros; then every token has the same vector, and the contract asks for random values."""

import numpy as np


def init_embedding(vocab_size, width, rng, scale=0.02):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    return np.zeros((vocab_size, width))
