"""Padding behind a token repeats that token's position in your answer; the contract gives padding 0."""

import numpy as np


def position_ids(attention_mask):
    return np.maximum(np.cumsum(_as_mask(attention_mask), axis=1, dtype=np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
