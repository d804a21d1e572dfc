"""You return the value of the key with the greatest weight; the contract returns the weighted average of all."""

import numpy as np


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    best = (weights == weights.max(axis=-1, keepdims=True)) & (weights > 0)
    return best / np.maximum(best.sum(axis=-1, keepdims=True), 1) @ values
