"""You only check that the number of heads is even; 6 is even and no power of two. The contract refuses it and names `num_heads`."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads > 1 and num_heads % 2:
        raise ValueError("num_heads must be a power of two")
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))
