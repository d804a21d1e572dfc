"""You accept a length below 1; the contract refuses it and names length."""


def attention_flops(length, width):
    _check_sizes(max(1, length), width)
    return 4 * length**2 * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
