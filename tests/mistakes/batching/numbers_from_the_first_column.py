"""You give a token the number of its column; padding before it does not count, so the first real token has position 0."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    return np.arange(mask.shape[1]) * mask


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
