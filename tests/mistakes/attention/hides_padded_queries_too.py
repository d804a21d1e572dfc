"""Your mask has shape (B, L, L) and also hides everything from queries that are padding; the contract masks keys alone, the same for every query."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, :, np.newaxis] & mask[:, np.newaxis, :]
