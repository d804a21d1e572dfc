"""You clip offsets below -max_distance only; the contract clips those above max_distance too."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.maximum(offsets, -max_distance)
