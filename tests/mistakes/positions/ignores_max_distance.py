"""Your offsets are never clipped; the contract clips them to max_distance when it is given."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    return places - places[:, np.newaxis]
