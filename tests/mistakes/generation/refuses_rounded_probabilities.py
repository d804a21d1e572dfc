"""You refuse probabilities that do not sum to exactly 1; rounding always leaves something over, and the contract gives
it to the last probable id.
"""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    if abs(sums[-1] - 1) > 1e-8:
        raise ValueError("distribution does not sum to 1")
    return min(int(np.searchsorted(sums, rng.random(), side="right")), last)
