"""You accept any width, also a negative one, which gives a negative number of operations; the contract refuses widths below 1 and names width."""


def attention_flops(length, width):
    _check_sizes(length, 1)
    return 4 * length**2 * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
