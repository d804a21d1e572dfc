"""Your mask still holds the numbers 1 and 0; the contract returns bool."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, np.newaxis, :]
