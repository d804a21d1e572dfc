"""One-hot encoding: the simplest vector for an id, which keeps its identity and nothing else."""

from collections.abc import Sequence

import numpy as np

#: An array of numbers.
Array = np.ndarray


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size < 1")
    ids = np.array(ids)
    if ids.ndim != 1 or any(not 0 <= i < vocab_size for i in ids.tolist()):
        raise ValueError("bad ids")
    return np.eye(vocab_size)[ids.astype(int)]


def one_hot_to_ids(vectors):
    vectors = np.array(vectors)
    if vectors.ndim != 2:
        raise ValueError("vectors: two dimensions are needed")
    identity = np.eye(vectors.shape[1])
    same = (vectors[:, None, :] == identity[None, :, :]).all(axis=2)
    if not same.any(axis=1).all():
        raise ValueError("vectors: some row is no row of the identity matrix")
    return np.where(same)[1].astype("int64")


def pairwise_distances(vectors):
    vectors = np.array(vectors, dtype="float64")
    if vectors.ndim != 2:
        raise ValueError("vectors: two dimensions are needed")
    n = len(vectors)
    distances = np.zeros((n, n))
    for i in range(n):
        for j in range(i):
            distances[i, j] = distances[j, i] = np.linalg.norm(vectors[i] - vectors[j])
    return distances

# Sven
