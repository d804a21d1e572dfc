"""Masked arrays for what is hidden, logaddexp for the normaliser, one product for queries, keys and values."""

import numpy as np


def causal_mask(length):
    if length < 1:
        raise ValueError("the length has to be positive")
    rows, columns = np.indices((length, length))
    return columns - rows <= 0


def padding_mask(attention_mask):
    mask = np.ma.make_mask(attention_mask, copy=True, shrink=False)
    if mask.ndim != 2:
        raise ValueError("the attention_mask has to be 2-D")
    return np.array(mask[:, None], dtype=bool)


def attention_weights(queries, keys, mask=None):
    queries, keys = (np.array(vectors, dtype=np.float64, ndmin=1) for vectors in (queries, keys))
    if queries.ndim == 1:
        raise ValueError("queries have to be 2-D at least")
    if keys.ndim == 1:
        raise ValueError("keys have to be 2-D at least")
    if (*queries.shape[:-2], queries.shape[-1]) != (*keys.shape[:-2], keys.shape[-1]):
        raise ValueError("keys have to fit the queries")
    scores = (queries / np.sqrt(queries.shape[-1])) @ keys.swapaxes(-2, -1)
    hidden = np.zeros(scores.shape, dtype=bool)
    if mask is not None:
        try:
            hidden |= ~np.array(mask, dtype=bool)
        except ValueError:
            raise ValueError("the mask has to broadcast") from None
    logarithms = np.ma.array(scores, mask=hidden)
    sums = np.logaddexp.reduce(np.where(hidden, -np.inf, scores), axis=-1, keepdims=True)
    return np.ma.exp(logarithms - np.where(np.isinf(sums), 0, sums)).filled(0.0)


def attention(queries, keys, values, mask=None):
    shares = attention_weights(queries, keys, mask)
    values = np.array(values, dtype=np.float64, ndmin=1)
    if values.ndim == 1 or values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values have to be as many as the keys")
    return (shares[..., None] * values[..., None, :, :]).sum(axis=-2)


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    x = np.array(x, dtype=np.float64)
    if x.ndim < 2:
        raise ValueError("x has to be 2-D at least")
    *batch, length, width = x.shape
    for name in ("query_weights", "key_weights", "value_weights", "output_weights"):
        if np.shape(locals()[name]) != (width, width):
            raise ValueError(f"{name} has to be {width} by {width}")
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads has to divide the width")
    everything = x @ np.concatenate([query_weights, key_weights, value_weights], axis=1).astype(np.float64)
    parts = everything.reshape(*batch, length, 3, num_heads, width // num_heads)
    queries, keys, values = np.moveaxis(parts, (-3, -2), (0, 1))
    if mask is not None:
        try:
            mask = np.broadcast_to(mask, (*batch, length, length))
        except ValueError:
            raise ValueError("the mask has to broadcast") from None
        mask = np.stack([mask] * num_heads)
    heads = attention(queries, keys, values, mask)
    return np.moveaxis(heads, 0, -2).reshape(x.shape) @ np.array(output_weights, dtype=np.float64)
