"""You multiply x with the weights in the dtype that comes in, and small integers wrap around; convert to float64 first."""

import numpy as np


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    given = [np.asarray(values) for values in (x, query_weights, key_weights, value_weights)]
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
    queries, keys, values = (np.asarray(given[0] @ weights, dtype=np.float64) for weights in given[1:])
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights
