"""You draw one number for each id; the contract makes exactly one draw and looks for its place on the line of
cumulative sums.
"""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    with np.errstate(divide="ignore"):
        return int(np.argmax(np.log(distribution) - np.log(-np.log(rng.random(len(distribution))))))
