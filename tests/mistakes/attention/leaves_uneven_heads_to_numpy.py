"""You leave it to `reshape` to refuse a number of heads that does not fit; its message does not name `num_heads`."""

import numpy as np


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    parts = (vectors.reshape(*x.shape[:-1], num_heads, -1) for vectors in (queries, keys, values))
    queries, keys, values = (np.swapaxes(part, -3, -2) for part in parts)
    mixed = attention(queries, keys, values, None if mask is None else mask[..., np.newaxis, :, :])
    return np.swapaxes(mixed, -3, -2).reshape(x.shape) @ output_weights
