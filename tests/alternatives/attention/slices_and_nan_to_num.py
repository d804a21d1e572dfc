"""np.split and np.concatenate for the heads, NaN turned into 0 at the end of the softmax."""

import numpy as np


def causal_mask(length):
    if not length > 0:
        raise ValueError("The length must be positive")
    return np.tril(np.full((length, length), True))


def padding_mask(attention_mask):
    attention_mask = np.array(attention_mask)
    if len(attention_mask.shape) != 2:
        raise ValueError("The attention_mask must have two axes")
    batch, length = attention_mask.shape
    return attention_mask.astype(bool).reshape(batch, 1, length)


def attention_weights(queries, keys, mask=None):
    queries = np.array(queries).astype(np.float64)
    keys = np.array(keys).astype(np.float64)
    if queries.ndim < 2:
        raise ValueError("The queries must have two axes or more")
    if keys.ndim != queries.ndim or keys.shape[:-2] + keys.shape[-1:] != queries.shape[:-2] + queries.shape[-1:]:
        raise ValueError("The keys must be like the queries")
    scores = np.matmul(queries, np.moveaxis(keys, -1, -2)) / np.sqrt(queries.shape[-1])
    if mask is not None:
        hidden = np.logical_not(mask)
        try:
            np.copyto(scores, -np.inf, where=hidden)
        except ValueError:
            raise ValueError("The mask must broadcast to the scores")
    with np.errstate(all="ignore"):
        scores -= scores.max(axis=-1, keepdims=True)
        weights = np.exp(scores)
        weights /= weights.sum(axis=-1, keepdims=True)
    return np.nan_to_num(weights, nan=0.0)


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = np.array(values).astype(np.float64)
    if values.ndim < 2 or values.shape[:-1] != np.array(keys).shape[:-1]:
        raise ValueError("The values must be as many as the keys")
    return np.matmul(weights, values)


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    x = np.array(x).astype(np.float64)
    if x.ndim < 2:
        raise ValueError("The array x must have two axes or more")
    width = x.shape[-1]
    if num_heads < 1 or width % num_heads != 0:
        raise ValueError("The num_heads must divide the width")
    matrices = {
        "query_weights": query_weights,
        "key_weights": key_weights,
        "value_weights": value_weights,
        "output_weights": output_weights,
    }
    for name in matrices:
        matrices[name] = np.array(matrices[name]).astype(np.float64)
        if matrices[name].shape != (width, width):
            raise ValueError(f"The {name} must be d by d")
    queries = np.split(x @ matrices["query_weights"], num_heads, axis=-1)
    keys = np.split(x @ matrices["key_weights"], num_heads, axis=-1)
    values = np.split(x @ matrices["value_weights"], num_heads, axis=-1)
    heads = [attention(q, k, v, mask) for q, k, v in zip(queries, keys, values)]
    return np.concatenate(heads, axis=-1) @ matrices["output_weights"]
