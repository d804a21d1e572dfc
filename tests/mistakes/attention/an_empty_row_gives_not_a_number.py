"""You divide the result by the sum of the weights, which is 0 for a query that may attend to nothing: 0 / 0 is NaN, and the contract gives zeros."""

import numpy as np


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return weights @ values / weights.sum(axis=-1, keepdims=True)
