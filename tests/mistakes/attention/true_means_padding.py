"""Your mask is True where there is padding; True means "may be attended to", which is where `attention_mask` is 1."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return ~mask[:, np.newaxis, :]
