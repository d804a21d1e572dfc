"""For a number of heads that is no power of two you fill up with slopes of twice as many heads; here the contract refuses such a number and names `num_heads`."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    _check_size("num_heads", num_heads)

    def slopes_of(number):
        return [2.0 ** (-8 * (head + 1) / number) for head in range(number)]

    lower = 1
    while 2 * lower <= num_heads:
        lower *= 2
    slopes = np.array(slopes_of(lower) + slopes_of(2 * lower)[0::2][: num_heads - lower])
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))
