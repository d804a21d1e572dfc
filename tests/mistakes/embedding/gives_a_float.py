"""You give a float; a number of bytes is a whole number, and the contract asks for an int."""


def embedding_bytes(vocab_size, width, bytes_per_value=4):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    _check_size("bytes_per_value", bytes_per_value)
    return float(vocab_size * width * bytes_per_value)
