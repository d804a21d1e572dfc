"""Your number is half of what it should be. Either one of the two products is missing, or a multiply and an add count as one; the contract has both products and counts both operations."""


def attention_flops(length, width):
    _check_sizes(length, width)
    return 2 * length * length * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
