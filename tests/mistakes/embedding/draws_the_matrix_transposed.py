"""Your matrix is filled column by column, as a (d, V) draw turned over would be; the contract draws the shape (V, d) itself."""


def init_embedding(vocab_size, width, rng, scale=0.02):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    return rng.normal(0, scale, (width, vocab_size)).T.copy()
