"""You square the width; it is the length that comes in twice, once for the queries and once for the keys."""


def attention_flops(length, width):
    _check_sizes(length, width)
    return 4 * length * width**2


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
