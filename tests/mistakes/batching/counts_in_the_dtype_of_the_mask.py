"""You count in the dtype of the mask, which a uint8 can do up to 255 only; count in int64."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    dtype = np.asarray(attention_mask).dtype
    small = np.dtype(np.int64) if dtype == bool else dtype
    return np.where(mask, np.cumsum(mask, axis=1, dtype=small).astype(np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
