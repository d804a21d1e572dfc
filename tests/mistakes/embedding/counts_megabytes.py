"""You give whole megabytes; the contract asks for bytes."""


def embedding_bytes(vocab_size, width, bytes_per_value=4):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    _check_size("bytes_per_value", bytes_per_value)
    return vocab_size * width * bytes_per_value // 1_000_000
