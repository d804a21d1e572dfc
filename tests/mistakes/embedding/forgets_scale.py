"""Your values have a standard deviation of 1 whatever `scale` is; the contract draws them with the standard deviation `scale`."""


def init_embedding(vocab_size, width, rng, scale=0.02):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    return rng.normal(0, 1, (vocab_size, width))
