"""Your number grows with the length, not with its square; every token is compared with every token."""


def attention_flops(length, width):
    _check_sizes(length, width)
    return 4 * length * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
