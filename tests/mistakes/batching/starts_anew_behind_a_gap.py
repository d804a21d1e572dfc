"""You start at 0 again behind padding in the middle; the real tokens of a row are numbered through."""

import numpy as np


def position_ids(attention_mask):
    positions = np.zeros(_as_mask(attention_mask).shape, dtype=np.int64)
    for row, values in enumerate(_as_mask(attention_mask).tolist()):
        following = 0
        for column, real in enumerate(values):
            positions[row, column] = following if real else 0
            following = following + 1 if real else 0
    return positions


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)
