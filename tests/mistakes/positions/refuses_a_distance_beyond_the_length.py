"""You refuse a max_distance that no offset reaches; the contract allows it, and then nothing is clipped."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    if max_distance is not None and max_distance >= length:
        raise ValueError("max_distance must be below the length")
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)
