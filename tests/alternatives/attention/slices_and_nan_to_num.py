"""A loop over slices of the width, written into one array; NaN turned into 0 at the end of the softmax."""

import numpy as np


def causal_mask(length):
    return np.tril(np.full((length, length), True))


def padding_mask(attention_mask):
    batch, length = attention_mask.shape
    return attention_mask.astype(bool).reshape(batch, 1, length)


def attention_weights(queries, keys, mask=None):
    scores = np.matmul(queries, np.moveaxis(keys, -1, -2)) / np.sqrt(queries.shape[-1])
    scores[~mask] = -np.inf
    with np.errstate(all="ignore"):
        scores -= scores.max(axis=-1, keepdims=True)
        weights = np.exp(scores)
        weights /= weights.sum(axis=-1, keepdims=True)
    return np.nan_to_num(weights, nan=0.0)


def attention(queries, keys, values, mask=None):
    return np.matmul(attention_weights(queries, keys, mask), values)


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    joined = np.empty_like(x)
    size = x.shape[-1] // num_heads
    for start in range(0, x.shape[-1], size):
        head = (..., slice(start, start + size))
        joined[head] = attention(queries[head], keys[head], values[head], mask)
    return joined @ output_weights
