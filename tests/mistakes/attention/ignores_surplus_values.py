"""You use as many values as there are keys and ignore the rest; the contract refuses another number and names `values`."""

import numpy as np


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)[..., : np.shape(keys)[-2], :]
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return weights @ values
