"""You leave bad sizes to NumPy, which accepts a size of 0 and does not say which argument is negative; the contract asks for a ValueError that names `vocab_size` or `width`."""


def init_embedding(vocab_size, width, rng, scale=0.02):
    return rng.normal(0, scale, (vocab_size, width))
