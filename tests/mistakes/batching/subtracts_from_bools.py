"""You calculate with the mask as it is, and NumPy has no minus for bools; a mask may arrive as bools or as numbers."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    if np.asarray(attention_mask).dtype == bool:
        np.subtract(mask, mask)
    return np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
