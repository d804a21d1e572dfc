"""You leave it to NumPy to refuse values that do not fit: its message does not name `values`, and values of one dimension or without the batch get through."""

import numpy as np


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = np.asarray(values, dtype=np.float64)
    return weights @ values
