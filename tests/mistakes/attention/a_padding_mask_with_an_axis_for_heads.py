"""Your mask has shape (B, 1, 1, L), with an axis for heads; the contract returns (B, 1, L)."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, np.newaxis, np.newaxis, :]
