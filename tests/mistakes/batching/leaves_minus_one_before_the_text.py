"""Before the first real token your positions are -1, and padding behind a token repeats its position; padding gets 0."""

import numpy as np


def position_ids(attention_mask):
    return np.cumsum(_as_mask(attention_mask), axis=1, dtype=np.int64) - 1


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
