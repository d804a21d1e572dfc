"""You return an id although no probability is above 0; the contract refuses such a distribution and names it."""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or distribution.size == 0:
        raise ValueError("distribution must be flat and hold something")
    sums = np.cumsum(distribution)
    drawn = int(np.searchsorted(sums, rng.random(), side="right"))
    return min(drawn, int(np.flatnonzero(distribution > 0)[-1]) if distribution.any() else 0)
