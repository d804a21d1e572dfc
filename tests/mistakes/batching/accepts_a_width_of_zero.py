"""You accept a width of 0; the contract refuses it and names width."""


def attention_flops(length, width):
    if width < 0:
        raise ValueError("width must be positive")
    _check_sizes(length, 1)
    return 4 * length**2 * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
