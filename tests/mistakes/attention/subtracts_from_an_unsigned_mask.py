"""You find padding by subtracting 1 and looking for what is negative; in an unsigned dtype 0 - 1 wraps around to a great number."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    if mask.dtype == bool:
        return mask[:, np.newaxis, :]
    return ~(mask - mask.dtype.type(1) < 0)[:, np.newaxis, :]
