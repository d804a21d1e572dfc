"""Your first real token has position 1; the contract counts from 0."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    return np.cumsum(mask, axis=1, dtype=np.int64) * mask


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
