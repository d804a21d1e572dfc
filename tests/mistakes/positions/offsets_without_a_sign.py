"""You give distances, which are the same ahead and behind; the contract keeps the sign: key - query."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = np.abs(places - places[:, np.newaxis])
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)
