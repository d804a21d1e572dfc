"""Your biases are float32; the contract asks for float64."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return (slopes[:, np.newaxis, np.newaxis] * -distances).astype(np.float32)
