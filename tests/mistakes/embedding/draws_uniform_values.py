"""Your values are spread evenly between -scale and +scale; the contract draws from the normal distribution."""


def init_embedding(vocab_size, width, rng, scale=0.02):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    return rng.uniform(-scale, scale, (vocab_size, width))
