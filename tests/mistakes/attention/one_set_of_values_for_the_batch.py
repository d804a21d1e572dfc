"""You take values without leading axes for all sequences of the batch; the contract refuses them and names `values`."""

import numpy as np


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[-2] != np.shape(keys)[-2]:
        raise ValueError("values must be one for each key")
    return weights @ values
