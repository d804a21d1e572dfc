"""You count n - 1 additions for a sum of n products, which is exact; the contract uses the custom of the field, a multiply and an add for each product."""


def attention_flops(length, width):
    _check_sizes(length, width)
    return length**2 * (2 * width - 1) + length * width * (2 * length - 1)


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")
