"""You number a mask of more than two dimensions; the contract wants shape (B, L) and refuses anything else."""

import numpy as np


def position_ids(attention_mask):
    mask = np.asarray(attention_mask).astype(bool)
    if mask.ndim < 2:
        raise ValueError("attention_mask must have two dimensions")
    return np.where(mask, np.cumsum(mask, axis=-1, dtype=np.int64) - 1, 0)
