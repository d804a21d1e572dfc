"""Scatters 1s along the axis, finds them again by sorting, and builds distances coordinate by coordinate."""

import numpy as np


def one_hot(ids, vocab_size):
    table = np.zeros((len(ids), vocab_size))
    np.put_along_axis(table, ids[:, None], 1.0, axis=1)
    return table


def one_hot_to_ids(vectors):
    ordered = np.sort(vectors, axis=1)
    if (ordered[:, -1] != 1).any() or (ordered[:, :-1] != 0).any():
        raise ValueError("a row is not one-hot")
    return np.argsort(vectors, axis=1)[:, -1].astype(np.int64)


def pairwise_distances(vectors):
    distances = np.zeros((len(vectors), len(vectors)))
    for coordinate in vectors.T:
        distances = np.hypot(distances, np.subtract.outer(coordinate, coordinate))
    return distances
