"""One-hot encoding: the simplest vector for an id, which keeps its identity and nothing else."""

from collections.abc import Sequence

import numpy as np

#: An array of numbers.
Array = np.ndarray


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size is no size")
    ids = np.asarray(list(ids), dtype=np.float64 if len(ids) == 0 else None)
    if ids.ndim > 1 or (len(ids) and (ids.min() < 0 or ids.max() >= vocab_size)):
        raise ValueError("ids are wrong")
    table = np.zeros((len(ids), vocab_size))
    np.put_along_axis(table, ids.astype(np.int64)[:, None], 1.0, axis=1)
    return table


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    if rows.ndim != 2 or rows.shape[1] == 0:
        raise ValueError("vectors is no table")
    ordered = np.sort(rows, axis=1)
    if (ordered[:, -1] != 1).any() or (ordered[:, :-1] != 0).any():
        raise ValueError("vectors holds a row that is not one-hot")
    return np.argsort(rows, axis=1)[:, -1].astype(np.int64)


def pairwise_distances(vectors):
    rows = np.asarray(vectors).astype(np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors is no table")
    distances = np.zeros((len(rows), len(rows)))
    for coordinate in rows.T:
        distances = np.hypot(distances, np.subtract.outer(coordinate, coordinate))
    return distances
