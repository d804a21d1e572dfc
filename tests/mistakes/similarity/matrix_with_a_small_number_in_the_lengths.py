"""You add a small number to the lengths, to avoid a division by zero; it changes the cosines of short rows."""

import numpy as np


def cosine_matrix(vectors):
    vectors = _as_matrix("vectors", vectors)
    units = vectors / (_lengths(vectors)[:, None] + 1e-8)
    return units @ units.T


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))
