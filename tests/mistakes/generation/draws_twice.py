"""You use two draws for one id; the contract makes exactly one, so that the same seed gives the same text everywhere."""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    drawn = min(int(np.searchsorted(sums, rng.random(), side="right")), last)
    rng.random()
    return drawn
