"""You subtract the padding before the first real token and no other; padding between real tokens does not count either."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    leading = np.argmax(mask, axis=1)[:, None] if mask.size else 0
    return np.where(mask, np.arange(mask.shape[1]) - leading, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
