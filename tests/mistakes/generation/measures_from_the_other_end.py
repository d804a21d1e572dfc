"""You lay the ids end to end from the other side, or use 1 minus the draw; the contract begins with id 0 at 0."""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return min(int(np.searchsorted(sums, 1 - rng.random(), side="right")), last)
