"""You draw a float32, which is another number of the generator; the contract calls `rng.random()` once."""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    draw = float(rng.random(dtype=np.float32))
    return min(int(np.searchsorted(sums, draw, side="right")), last)
