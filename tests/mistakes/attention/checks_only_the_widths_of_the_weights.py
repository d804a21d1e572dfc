"""You check the last length of each matrix alone; the contract refuses every matrix that is not (d, d), one for each sequence included."""

import numpy as np


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    given = {
        "query_weights": query_weights,
        "key_weights": key_weights,
        "value_weights": value_weights,
        "output_weights": output_weights,
    }
    for name, weights in given.items():
        if np.shape(weights)[-1] != width:
            raise ValueError(f"{name} must be {width} wide")
    query_weights, key_weights, value_weights, output_weights = (
        np.asarray(weights, dtype=np.float64) for weights in given.values()
    )
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights
