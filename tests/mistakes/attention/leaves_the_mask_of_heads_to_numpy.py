"""You never check the shape of the mask: one that does not fit is refused without its name, or adds its axes to the result."""

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
    allowed = np.ones((length, length), dtype=bool) if mask is None else np.asarray(mask, dtype=bool)
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        scores = queries[..., columns] @ np.swapaxes(keys[..., columns], -1, -2) / np.sqrt(size)
        scores = np.where(allowed, scores, -np.inf)
        highest = scores.max(axis=-1, keepdims=True)
        powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
        totals = powers.sum(axis=-1, keepdims=True)
        heads.append(powers / np.where(totals == 0, 1, totals) @ values[..., columns])
    return np.concatenate(heads, axis=-1) @ output_weights
