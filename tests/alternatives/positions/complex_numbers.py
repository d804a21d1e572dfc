"""Every pair of columns is a complex number: turning it is multiplying it with a number of length 1."""

import numpy as np


def _turns(positions, width, base):
    exponents = 2 * np.arange(width // 2) / width
    return np.exp(1j * np.multiply.outer(positions, base**-exponents))


def sinusoidal_positions(length, width, base=10000.0):
    turns = _turns(np.arange(length), width, base)
    return np.stack([turns.imag, turns.real], axis=-1).reshape(length, width)


def add_positions(token_vectors, position_table):
    total = token_vectors.copy()
    total += position_table[: total.shape[-2]]
    return total


def relative_offsets(length, max_distance=None):
    limit = length if max_distance is None else max_distance
    return np.subtract.outer(np.arange(length), np.arange(length)).T.clip(-limit, limit).astype(np.int64)


def alibi_bias(length, num_heads):
    ratio = 2 ** (-8 / num_heads)
    slopes = np.cumprod(np.full(num_heads, ratio))
    return np.einsum("h,qk->hqk", -slopes, np.abs(relative_offsets(length)))


def rotate(vectors, positions, base=10000.0):
    numbers = np.ascontiguousarray(vectors).view(np.complex128) * _turns(positions, vectors.shape[-1], base)
    return numbers.view(np.float64)
