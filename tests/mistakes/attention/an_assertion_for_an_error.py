"""You refuse a bad length with `assert`, which raises AssertionError and is skipped under `python -O`; the contract raises ValueError."""

import numpy as np


def causal_mask(length):
    assert length >= 1, "length must be at least 1"
    return np.tri(length, dtype=bool)
