"""Masked arrays for what is hidden, logaddexp for the normaliser, one product for queries, keys and values."""

import numpy as np


def causal_mask(length):
    rows, columns = np.indices((length, length))
    return columns - rows <= 0


def padding_mask(attention_mask):
    mask = np.ma.make_mask(attention_mask, copy=True, shrink=False)
    return np.array(mask[:, None], dtype=bool)


def attention_weights(queries, keys, mask=None):
    scores = (queries / np.sqrt(queries.shape[-1])) @ keys.swapaxes(-2, -1)
    logarithms = np.ma.array(scores, mask=~mask)
    sums = np.logaddexp.reduce(np.where(mask, scores, -np.inf), axis=-1, keepdims=True)
    return np.ma.exp(logarithms - np.where(np.isinf(sums), 0, sums)).filled(0.0)


def attention(queries, keys, values, mask=None):
    shares = attention_weights(queries, keys, mask)
    return (shares[..., None] * values[..., None, :, :]).sum(axis=-2)


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    *batch, length, width = x.shape
    everything = x @ np.concatenate([query_weights, key_weights, value_weights], axis=1)
    parts = everything.reshape(*batch, length, 3, num_heads, width // num_heads)
    queries, keys, values = np.moveaxis(parts, (-3, -2), (0, 1))
    heads = attention(queries, keys, values, np.stack([mask] * num_heads))
    return np.moveaxis(heads, 0, -2).reshape(x.shape) @ output_weights
