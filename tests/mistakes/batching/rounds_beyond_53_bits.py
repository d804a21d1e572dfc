"""You calculate with floats and round at the end; beyond 53 bits a float is no longer exact, a Python int always is."""


def attention_flops(length, width):
    _check_sizes(length, width)
    return int(4 * float(length) ** 2 * width)


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
