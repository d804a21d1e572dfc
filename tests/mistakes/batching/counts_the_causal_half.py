"""You count only the keys up to each query; the contract counts all pairs, without a causal mask."""


def attention_flops(length, width):
    _check_sizes(length, width)
    return 2 * length * (length + 1) * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
