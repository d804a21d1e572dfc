"""You divide a zero row by its length, and its row and column become nan; the contract makes them 0.0."""

import numpy as np


def cosine_matrix(vectors):
    vectors = _as_matrix("vectors", vectors)
    with np.errstate(invalid="ignore"):
        units = vectors / _lengths(vectors)[:, None]
    return units @ units.T


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))
