"""One-hot encoding: the simplest vector for an id, which keeps its identity and nothing else."""

from collections.abc import Sequence

import numpy as np

#: An array of numbers.
Array = np.ndarray


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size has to be at least 1")
    column = np.asarray(ids)
    if column.ndim != 1:
        raise ValueError("ids has to be one-dimensional")
    rows = (column[:, None] == np.arange(vocab_size)).astype(np.float64)
    if not rows.any(axis=1).all():
        raise ValueError("ids: not in the vocabulary")
    return rows


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has to be two-dimensional")
    squares = rows * rows
    if not (np.array_equal(squares, rows) and (rows.sum(axis=1) == 1).all()):
        raise ValueError("vectors: a row is not one-hot")
    return np.rint(rows @ np.arange(rows.shape[1])).astype(np.int64)


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.abs(differences).sum(axis=-1)
