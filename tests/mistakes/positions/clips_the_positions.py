"""You clip the positions and then take differences; the contract takes the differences first and clips those."""

import numpy as np


def relative_offsets(length, max_distance=None):
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    if max_distance is not None:
        places = np.clip(places, -max_distance, max_distance)
    return places - places[:, np.newaxis]
