"""You return a float; the number of operations is an int."""


def attention_flops(length, width):
    _check_sizes(length, width)
    return 4.0 * length**2 * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
