"""Your matrix has shape (d, V), one column for each token; the contract asks for (V, d), one row for each token."""


def init_embedding(vocab_size, width, rng, scale=0.02):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    return rng.normal(0, scale, (width, vocab_size))
