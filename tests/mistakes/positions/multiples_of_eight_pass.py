"""You accept any multiple of eight; 24 is one and no power of two. The contract refuses it and names `num_heads`."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    if num_heads not in (1, 2, 4) and (num_heads < 1 or num_heads % 8):
        raise ValueError("num_heads must be a power of two")
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))
