"""Your positions have the dtype of the mask; position ids are int64, so that they can be used for a lookup."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    positions = np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, 0)
    dtype = np.asarray(attention_mask).dtype
    return positions if dtype == bool else positions.astype(dtype)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
