"""You accept a mask with an axis for heads in front of the last two; in the contract it broadcasts to (..., L, L) and is the same for every head."""

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
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    if mask is not None:
        shape = (*x.shape[:-1], length)
        try:
            mask = _as_mask(mask, shape)[..., np.newaxis, :, :]
        except ValueError:
            mask = np.asarray(mask, dtype=bool)
            if mask.ndim < 3 or mask.shape[-3] not in (1, num_heads):
                raise
    queries, keys, values = (_split_heads(vectors, num_heads) for vectors in (queries, keys, values))
    mixed = attention(queries, keys, values, mask)
    return np.swapaxes(mixed, -3, -2).reshape(x.shape) @ output_weights
