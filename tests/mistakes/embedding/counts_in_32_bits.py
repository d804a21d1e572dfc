"""Your number wraps around beyond 2 gigabytes, as 32-bit integers do; the contract asks for the exact number of bytes."""

import numpy as np


def embedding_bytes(vocab_size, width, bytes_per_value=4):
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    _check_size("bytes_per_value", bytes_per_value)
    return int(np.prod(np.array([vocab_size, width, bytes_per_value], dtype=np.int32), dtype=np.int32))
