"""You count along axis 0, down the columns; the tokens of a sequence stand in a row, so count along axis 1."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    return np.where(mask, np.cumsum(mask, axis=0, dtype=np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
