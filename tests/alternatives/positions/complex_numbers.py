"""Every pair of columns is a complex number: turning it is multiplying it with a number of length 1."""

import numpy as np


def _turns(positions, width, base):
    exponents = 2 * np.arange(width // 2) / width
    return np.exp(1j * np.multiply.outer(positions, base**-exponents))


def sinusoidal_positions(length, width, base=10000.0):
    if length <= 0:
        raise ValueError("length must be positive")
    if width <= 0 or width % 2 == 1:
        raise ValueError("width must be positive and even")
    turns = _turns(np.arange(length), width, base)
    return np.stack([turns.imag, turns.real], axis=-1).reshape(length, width)


def add_positions(token_vectors, position_table):
    tokens = np.array(token_vectors, dtype=np.float64)
    table = np.array(position_table, dtype=np.float64)
    if tokens.ndim < 2:
        raise ValueError("token_vectors needs the axes (..., L, d)")
    if table.ndim != 2 or tokens.shape[-1] != table.shape[-1]:
        raise ValueError("position_table needs the axes (P, d)")
    if tokens.shape[-2] > table.shape[0]:
        raise ValueError("position_table has fewer rows than token_vectors has positions")
    tokens += table[: tokens.shape[-2]]
    return tokens


def relative_offsets(length, max_distance=None):
    if length <= 0:
        raise ValueError("length must be positive")
    limit = length if max_distance is None else max_distance
    if limit < 0:
        raise ValueError("max_distance must not be negative")
    return np.subtract.outer(np.arange(length), np.arange(length)).T.clip(-limit, limit).astype(np.int64)


def alibi_bias(length, num_heads):
    if length <= 0:
        raise ValueError("length must be positive")
    if num_heads <= 0 or bin(num_heads).count("1") != 1:
        raise ValueError("num_heads must be 1, 2, 4, 8, ...")
    ratio = 2 ** (-8 / num_heads)
    slopes = np.cumprod(np.full(num_heads, ratio))
    return np.einsum("h,qk->hqk", -slopes, np.abs(relative_offsets(length)))


def rotate(vectors, positions, base=10000.0):
    vectors = np.array(vectors, dtype=np.float64, order="C")
    if vectors.ndim < 2 or vectors.shape[-1] % 2:
        raise ValueError("vectors must have the shape (..., L, d) with an even d")
    places = np.asarray(positions)
    if places.ndim != 1 or len(places) != vectors.shape[-2]:
        raise ValueError("positions must have the shape (L,)")
    numbers = vectors.view(np.complex128) * _turns(places, vectors.shape[-1], base)
    return numbers.view(np.float64)
