"""Indexing with an array of ids, and standard normal numbers that are scaled afterwards."""

import numpy as np


def init_embedding(vocab_size, width, rng, scale=0.02):
    if vocab_size <= 0:
        raise ValueError(f"{vocab_size=} must be positive")
    if width <= 0:
        raise ValueError(f"{width=} must be positive")
    return scale * rng.standard_normal(size=(vocab_size, width))


def lookup(table, ids):
    table = np.asarray(table)
    if table.ndim != 2:
        raise ValueError("table must be a matrix")
    if np.size(ids) == 0:
        return np.zeros((*np.shape(ids), table.shape[1]))
    ids = np.asarray(ids)
    if not np.all((ids >= 0) & (ids < table.shape[0])):
        raise ValueError("ids must be rows of the table")
    return np.array(table[ids], dtype="float64")
