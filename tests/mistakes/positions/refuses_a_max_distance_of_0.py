"""You refuse a max_distance of 0; the contract allows it: all offsets are then 0."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    if max_distance is not None and max_distance < 1:
        raise ValueError("max_distance must be at least 1")
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)
