"""You return the probability of the id that was drawn; the contract asks for the id."""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return float(distribution[min(int(np.searchsorted(sums, rng.random(), side="right")), last)])
