"""You never look at the shapes of the four matrices; the contract refuses one that is not (d, d) and names it."""

import numpy as np


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = np.asarray(query_weights, dtype=np.float64)
    key_weights = np.asarray(key_weights, dtype=np.float64)
    value_weights = np.asarray(value_weights, dtype=np.float64)
    output_weights = np.asarray(output_weights, dtype=np.float64)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights
