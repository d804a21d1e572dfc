"""You count the real tokens of a row and put them at its start; padding may stand on the left, or anywhere."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    lengths = mask.sum(axis=1)
    return (np.arange(mask.shape[1]) < lengths[:, np.newaxis])[:, np.newaxis, :]
