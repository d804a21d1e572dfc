"""You return 0 for real tokens and a large negative number for padding, to be added to scores; the contract returns True and False."""

import numpy as np


def padding_mask(attention_mask):
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return (1.0 - mask[:, np.newaxis, :]) * -1e9
