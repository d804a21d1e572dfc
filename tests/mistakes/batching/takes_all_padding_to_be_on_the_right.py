"""You count the real tokens of a row and number that many columns from the left; the padding may stand anywhere."""

import numpy as np


def position_ids(attention_mask):
    mask = _as_mask(attention_mask)
    columns = np.arange(mask.shape[1])
    return np.where(columns < mask.sum(axis=1)[:, None], columns, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
