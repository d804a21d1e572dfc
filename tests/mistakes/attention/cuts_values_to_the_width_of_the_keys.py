"""You cut or fill the values to the width of the keys; d_v is a width of its own, and the result has it."""

import numpy as np


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    width = np.shape(keys)[-1]
    fitted = np.zeros((*values.shape[:-1], width))
    fitted[..., : values.shape[-1]] = values[..., :width]
    return weights @ fitted
