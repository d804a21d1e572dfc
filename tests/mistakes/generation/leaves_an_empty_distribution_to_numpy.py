"""You leave a distribution without ids to NumPy, whose error says nothing about it; raise a ValueError that names
`distribution`.
"""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or (distribution.size > 0 and not (distribution > 0).any()):
        raise ValueError("distribution holds nothing to draw from")
    drawn = int(np.searchsorted(np.cumsum(distribution), rng.random(), side="right"))
    return min(drawn, int(np.flatnonzero(distribution > 0)[-1]))
