"""You leave the dtype of the running sum to NumPy, which picks uint64 for an unsigned mask and floats for a mask of floats; position ids are int64."""

import numpy as np


def position_ids(attention_mask):
    mask = np.asarray(attention_mask)
    return np.where(_as_mask(mask), np.cumsum(mask, axis=1) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
