"""One-hot encoding: the simplest vector for an id, which keeps its identity and nothing else."""

import math

from collections.abc import Sequence

import numpy as np

#: An array of numbers.
Array = np.ndarray


def one_hot(ids, vocab_size):
    if vocab_size <= 0:
        raise ValueError("vocab_size must be positive")
    rows = []
    for id in ids:
        if np.ndim(id) != 0:
            raise ValueError("ids must be flat")
        if id < 0 or id >= vocab_size:
            raise ValueError("ids must be in the vocabulary")
        row = [0.0] * vocab_size
        row[int(id)] = 1.0
        rows.append(row)
    return np.array(rows, dtype=np.float64).reshape(len(rows), vocab_size)


def one_hot_to_ids(vectors):
    if np.ndim(vectors) != 2:
        raise ValueError("vectors must be a table")
    ids = []
    for row in np.asarray(vectors).tolist():
        if row.count(1) != 1 or row.count(0) != len(row) - 1:
            raise ValueError(f"{row} is not one of the one-hot vectors")
        ids.append(row.index(1))
    return np.array(ids, dtype=np.int64)


def pairwise_distances(vectors):
    if np.ndim(vectors) != 2:
        raise ValueError("vectors must be a table")
    rows = np.asarray(vectors, dtype=float).tolist()
    return np.array([[math.dist(a, b) for b in rows] for a in rows], dtype=float).reshape(len(rows), len(rows))
