"""Fills lists in plain loops and makes arrays of them at the end."""

import math

import numpy as np


def one_hot(ids, vocab_size):
    rows = []
    for id in ids:
        row = [0.0] * vocab_size
        row[id] = 1.0
        rows.append(row)
    return np.array(rows, dtype=np.float64).reshape(len(rows), vocab_size)


def one_hot_to_ids(vectors):
    ids = []
    for row in vectors.tolist():
        if row.count(1) != 1 or row.count(0) != len(row) - 1:
            raise ValueError(f"{row} is not one of the one-hot vectors")
        ids.append(row.index(1))
    return np.array(ids, dtype=np.int64)


def pairwise_distances(vectors):
    rows = vectors.tolist()
    return np.array([[math.dist(a, b) for b in rows] for a in rows], dtype=float).reshape(len(rows), len(rows))
