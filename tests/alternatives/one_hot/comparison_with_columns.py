"""Compares ids with the column numbers, multiplies rows with them, and contracts differences with einsum."""

import numpy as np


def one_hot(ids, vocab_size):
    return (ids[:, None] == np.arange(vocab_size)).astype(np.float64)


class BadRow(ValueError):
    pass


def one_hot_to_ids(vectors):
    squares = vectors * vectors
    if not (np.array_equal(squares, vectors) and (vectors.sum(axis=1) == 1).all()):
        raise BadRow
    return np.rint(vectors @ np.arange(vectors.shape[1])).astype(np.int64)


def pairwise_distances(vectors):
    differences = vectors[:, None] - vectors
    return np.einsum("ijk,ijk->ij", differences, differences) ** 0.5
