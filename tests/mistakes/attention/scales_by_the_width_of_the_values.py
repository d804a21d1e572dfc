"""You divide the scores by the root of d_v, the width of the values; the dot products are of queries and keys, whose width is d."""

import numpy as np


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    stretched = _as_vectors("queries", queries) * np.sqrt(np.shape(queries)[-1] / values.shape[-1])
    return attention_weights(stretched, keys, mask) @ values
