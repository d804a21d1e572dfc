"""You accept a length below 1 and give an empty array; the contract refuses it and names `length`."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    places = np.arange(length)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(places - places[:, np.newaxis])
