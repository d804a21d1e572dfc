"""Your ids do not depend on the `rng` that is given; the contract draws from that generator, so that a seed decides
the text.
"""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    draw = np.random.default_rng(0).random()
    return min(int(np.searchsorted(sums, draw, side="right")), last)
