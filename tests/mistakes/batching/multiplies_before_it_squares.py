"""You square 4, the length and the width together, or two of them; only the length is squared."""


def attention_flops(length, width):
    _check_sizes(length, width)
    return (4 * length) ** 2 * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
