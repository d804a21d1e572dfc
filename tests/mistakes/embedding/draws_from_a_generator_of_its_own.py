"""Your matrix does not depend on the `rng` that is given; the contract draws from that generator, so that a seed decides the matrix."""

import numpy as np


def init_embedding(vocab_size, width, rng, scale=0.02):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    return np.random.default_rng(0).normal(0, scale, (vocab_size, width))
