"""Takes rows of the identity matrix, and compares rows with it."""

import numpy as np


def one_hot(ids, vocab_size):
    return np.eye(vocab_size)[ids]


def one_hot_to_ids(vectors):
    identity = np.eye(vectors.shape[1])
    same = (vectors[:, None, :] == identity[None, :, :]).all(axis=2)
    if not same.any(axis=1).all():
        raise ValueError("some row is no row of the identity matrix")
    return np.where(same)[1].astype("int64")


def pairwise_distances(vectors):
    n = len(vectors)
    distances = np.zeros((n, n))
    for i in range(n):
        for j in range(i):
            distances[i, j] = distances[j, i] = np.linalg.norm(vectors[i] - vectors[j])
    return distances
