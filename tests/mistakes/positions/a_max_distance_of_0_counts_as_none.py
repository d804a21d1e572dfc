"""You take a max_distance of 0 for "not given", since 0 counts as false; in the contract only None means that nothing is clipped, and 0 makes all offsets 0."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return np.clip(offsets, -max_distance, max_distance) if max_distance else offsets
