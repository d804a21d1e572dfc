"""You go on counting from one row to the next; every row is a text of its own and starts at 0."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    return np.where(mask, np.cumsum(mask, dtype=np.int64).reshape(mask.shape) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
