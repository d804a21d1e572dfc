"""Your mask keeps the shape (B, L), and next to scores (B, Q, K) its first axis would be taken for the queries; the contract returns (B, 1, L)."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask
