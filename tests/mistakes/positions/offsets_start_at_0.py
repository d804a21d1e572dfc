"""You add max_distance to every offset, as one does to look them up in a table; the contract gives the clipped offsets themselves, from -max_distance to max_distance."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance) + max_distance
