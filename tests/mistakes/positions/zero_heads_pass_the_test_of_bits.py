"""Your test of bits lets 0 through, since 0 & -1 is 0; the contract refuses 0 heads and names `num_heads`."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / max(num_heads, 1))
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length)).astype(np.float64)
