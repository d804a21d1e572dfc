"""You count the softmax too; the contract counts the two matrix products alone."""


def attention_flops(length, width):
    _check_sizes(length, width)
    return 4 * length**2 * width + 3 * length**2


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
