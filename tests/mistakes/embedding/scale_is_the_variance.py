"""Your values have the variance `scale`; the contract makes `scale` the standard deviation, the second argument of `rng.normal`."""

import numpy as np


def init_embedding(vocab_size, width, rng, scale=0.02):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    return rng.normal(0, np.sqrt(scale), (vocab_size, width))
