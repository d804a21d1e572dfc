"""You flatten a distribution of two dimensions, or take a single number for one; the contract refuses anything but
shape (V,) and names `distribution`.
"""

import numpy as np


def sample(distribution, rng):
    distribution = np.ravel(np.asarray(distribution, dtype=np.float64))
    if not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    drawn = int(np.searchsorted(np.cumsum(distribution), rng.random(), side="right"))
    return min(drawn, int(np.flatnonzero(distribution > 0)[-1]))
