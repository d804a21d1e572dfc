"""Weights as exponentials of log-probabilities; einsum; lengths by hypot."""

import math

import numpy as np


def contextualize(vectors):
    scores = np.einsum("qd,kd->qk", vectors, vectors) * vectors.shape[1] ** -0.5
    log_weights = scores - np.logaddexp.reduce(scores, axis=-1)[:, None]
    return np.einsum("qk,kd->qd", np.exp(log_weights), vectors)


def _unit(vector):
    length = math.hypot(*vector)
    return vector if length == 0 else vector / length


def similarity_across(table, ids_a, ids_b, token_id):
    def vectors_of(ids):
        place = next(place for place, i in enumerate(ids) if i == token_id)
        rows = np.take(table, ids, axis=0)
        return np.stack([_unit(rows[place]), _unit(contextualize(rows)[place])])

    static, contextual = np.sum(vectors_of(ids_a) * vectors_of(ids_b), axis=1)
    return static, contextual
