"""Your offsets beyond max_distance become 0, as if the key were the query itself; the contract moves them to max_distance or -max_distance."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.where(np.abs(offsets) > max_distance, 0, offsets)
