"""Weights as exponentials of log-probabilities; einsum; lengths by hypot."""

import math

import numpy as np


def contextualize(vectors):
    vectors = np.array(vectors, dtype=np.float64)
    if vectors.ndim != 2:
        raise ValueError("vectors.ndim != 2")
    if vectors.shape[0] < 1:
        raise ValueError("vectors is empty")
    scores = np.einsum("qd,kd->qk", vectors, vectors) * vectors.shape[1] ** -0.5
    log_weights = scores - np.logaddexp.reduce(scores, axis=-1)[:, None]
    return np.einsum("qk,kd->qd", np.exp(log_weights), vectors)


def _unit(vector):
    length = math.hypot(*vector)
    return vector if length == 0 else vector / length


def similarity_across(table, ids_a, ids_b, token_id):
    table = np.array(table, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("table.ndim != 2")

    def vectors_of(name, ids):
        ids = np.array(ids)
        if ids.ndim != 1:
            raise ValueError(f"{name}.ndim != 1")
        if not all(0 <= i < len(table) for i in ids.tolist()):
            raise ValueError(f"{name} must hold rows of the matrix")
        for place, i in enumerate(ids.tolist()):
            if i == token_id:
                rows = np.take(table, ids, axis=0)
                return np.stack([_unit(rows[place]), _unit(contextualize(rows)[place])])
        raise ValueError(f"{name} lacks token_id")

    static, contextual = np.sum(vectors_of("ids_a", ids_a) * vectors_of("ids_b", ids_b), axis=1)
    return static, contextual
