"""You count L * L * d, one multiplication in one product; there are two products, and each multiplication comes with an addition."""


def attention_flops(length, width):
    _check_sizes(length, width)
    return length * length * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
