"""Your offsets of keys after the query are 0; the contract counts forward as well as back, and leaves hiding the future to a mask."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = np.minimum(places - places[:, np.newaxis], 0)
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)
