"""You lay the most probable id first; the contract adds up the probabilities in the order of the ids."""

import numpy as np


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    order = np.argsort(-distribution, kind="stable")
    place = np.searchsorted(np.cumsum(distribution[order]), rng.random(), side="right")
    return int(order[min(int(place), int((distribution > 0).sum()) - 1)])
