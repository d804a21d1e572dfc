"""You show a sequence of padding alone as if it were real, so that no query is left with nothing; the contract hides all padding."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    mask[~mask.any(axis=1)] = True
    return mask[:, np.newaxis, :]
