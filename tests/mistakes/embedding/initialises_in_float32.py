"""Your matrix holds float32 values; the contract asks for float64."""

import numpy as np


def init_embedding(vocab_size, width, rng, scale=0.02):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    return rng.normal(0, scale, (vocab_size, width)).astype(np.float32)
