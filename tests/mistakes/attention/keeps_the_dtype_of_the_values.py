"""You give the result the dtype of the values; the contract returns float64, since an average of whole numbers is no whole number."""

import numpy as np


def attention(queries, keys, values, mask=None):
    dtype = np.asarray(values).dtype
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return (weights @ values).astype(dtype)
