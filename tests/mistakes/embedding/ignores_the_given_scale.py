"""Your values always have a standard deviation of 0.02; that is only the default, and the contract uses the `scale` that is given."""


def init_embedding(vocab_size, width, rng, scale=0.02):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    return rng.normal(0, 0.02, (vocab_size, width))
