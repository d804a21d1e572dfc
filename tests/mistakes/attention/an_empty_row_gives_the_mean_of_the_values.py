"""A query that may attend to nothing gets the mean of the values in your answer; the contract gives it zeros."""

import numpy as np


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    empty = weights.sum(axis=-1, keepdims=True) == 0
    return np.where(empty, values.mean(axis=-2, keepdims=True), weights @ values)
