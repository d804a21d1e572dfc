"""You number all positions of a row, padding included; only real tokens count, and padding gets 0."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    return np.tile(np.arange(mask.shape[1]), (len(mask), 1))


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
