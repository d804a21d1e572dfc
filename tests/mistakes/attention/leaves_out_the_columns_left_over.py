"""Where num_heads does not divide d you round the width of a head down and the columns left over stay out; the contract refuses that and names `num_heads`."""

import numpy as np


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1:
        raise ValueError("num_heads must be at least 1")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    joined = np.zeros(x.shape)
    for start in range(0, size * num_heads, max(size, 1)):
        columns = slice(start, start + size)
        joined[..., columns] = attention(queries[..., columns], keys[..., columns], values[..., columns], mask)
    return joined @ output_weights
