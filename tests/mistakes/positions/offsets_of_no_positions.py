"""You accept a length below 1 and give an empty array; the contract refuses it and names `length`."""

import numpy as np


def relative_offsets(length, max_distance=None):
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)
