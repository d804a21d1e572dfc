"""You count the numbers, V * d; the contract counts bytes, and each number takes `bytes_per_value` of them."""


def embedding_bytes(vocab_size, width, bytes_per_value=4):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    _check_size("bytes_per_value", bytes_per_value)
    return vocab_size * width
