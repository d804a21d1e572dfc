"""You turn the weights into the dtype of the values before you multiply: in whole numbers nearly all of them become 0, in float32 digits get lost. Turn both into float64."""

import numpy as np


def attention(queries, keys, values, mask=None):
    given = np.asarray(values)
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return (weights.astype(given.dtype) @ given).astype(np.float64)
