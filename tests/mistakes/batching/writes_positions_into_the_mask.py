"""You write the positions into the caller's mask; give back an array of your own."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    positions = np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, 0)
    if isinstance(attention_mask, np.ndarray):
        attention_mask[...] = positions
    return positions


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
