"""You reshape (..., L, d) to (..., H, L, d/H) at once, which cuts the sequence and not the width; reshape to (..., L, H, d/H), then exchange axes."""

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
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    shape = (*x.shape[:-2], num_heads, length, width // num_heads)
    if mask is not None:
        mask = mask[..., np.newaxis, :, :]
    mixed = attention(queries.reshape(shape), keys.reshape(shape), values.reshape(shape), mask)
    return np.swapaxes(mixed, -3, -2).reshape(x.shape) @ output_weights
