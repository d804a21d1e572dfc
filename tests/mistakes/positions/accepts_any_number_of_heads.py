"""You use the formula for any number of heads; the contract refuses a number that is no power of two, 0 and negative numbers included, and names `num_heads`."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))
