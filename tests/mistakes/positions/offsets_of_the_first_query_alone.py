"""You give one row of offsets, those seen from position 0; the contract gives one row for each query, (L, L)."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    return places if max_distance is None else np.clip(places, -max_distance, max_distance)
