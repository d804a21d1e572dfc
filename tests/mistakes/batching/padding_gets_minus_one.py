"""You give padding the position -1; the contract gives it 0, so that it can be looked up like any other."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    return np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, -1)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
