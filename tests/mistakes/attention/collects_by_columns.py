"""You multiply the transposed weights with the values; row q of the weights belongs to query q, and so does row q of the result."""

import numpy as np


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return np.swapaxes(weights, -1, -2) @ values
