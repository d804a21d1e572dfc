"""You put the axis of the heads before the last two axes of the mask as it comes; a mask of shape (L,) has no two axes. Broadcast it first."""

import numpy as np


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        _as_mask(mask, (*x.shape[:-1], length))
        mask = np.expand_dims(np.asarray(mask, dtype=bool), -3)
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    queries, keys, values = (_split_heads(vectors, num_heads) for vectors in (queries, keys, values))
    mixed = attention(queries, keys, values, mask)
    return np.swapaxes(mixed, -3, -2).reshape(x.shape) @ output_weights
