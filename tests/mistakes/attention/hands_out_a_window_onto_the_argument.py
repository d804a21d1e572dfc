"""Where a bool array comes in, your result is a window onto it: `np.asarray` makes no copy, and an index with a new axis makes none either."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.asarray(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, np.newaxis, :]
