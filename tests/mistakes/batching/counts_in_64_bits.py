"""You count in 64 bits, which overflow for very long texts; a Python int does not."""


def attention_flops(length, width):
    _check_sizes(length, width)
    return (4 * length * length * width + 2**63) % 2**64 - 2**63


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
