"""Where rounding leaves the sum below the draw you return the last id of all, even if its probability is 0; it has to
be the last one with a probability above 0.
"""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return min(int(np.searchsorted(sums, rng.random(), side="right")), len(distribution) - 1)
