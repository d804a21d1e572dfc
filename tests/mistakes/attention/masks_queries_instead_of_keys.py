"""Your mask has shape (B, L, 1) and hides queries; the contract hides keys, with shape (B, 1, L)."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, :, np.newaxis]
