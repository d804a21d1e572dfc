"""You count the real tokens that stand behind a token; its position is the number of those before it."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    behind = np.cumsum(mask[:, ::-1], axis=1, dtype=np.int64)[:, ::-1] - 1
    return np.where(mask, behind, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
