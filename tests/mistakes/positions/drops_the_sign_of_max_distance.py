"""You accept a negative max_distance and drop its sign; the contract refuses it and names `max_distance`."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.clip(offsets, -abs(max_distance), abs(max_distance))
