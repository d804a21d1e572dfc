"""einsum for every product, weights of shape (d, H, d/H), and heads that are summed into the output."""

import numpy as np


def causal_mask(length):
    return np.arange(length)[:, None] >= np.arange(length)


def padding_mask(attention_mask):
    return np.not_equal(np.expand_dims(attention_mask, 1), 0)


def _softmax(scores):
    high = np.max(scores, axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(high > -np.inf, high, 0.0))
    return powers / np.maximum(np.einsum("...k->...", powers)[..., None], np.finfo(float).tiny)


def attention_weights(queries, keys, mask=None):
    scores = np.einsum("...qd,...kd->...qk", queries, keys) * queries.shape[-1] ** -0.5
    return _softmax(scores + np.where(mask, 0.0, -np.inf))


def attention(queries, keys, values, mask=None):
    return np.einsum("...qk,...kv->...qv", attention_weights(queries, keys, mask), values)


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    width = x.shape[-1]
    q, k, v = (
        np.einsum("...ld,dhe->...hle", x, w.reshape(width, num_heads, -1))
        for w in (query_weights, key_weights, value_weights)
    )
    scores = np.einsum("...hqe,...hke->...hqk", q, k) / np.sqrt(q.shape[-1])
    scores[np.broadcast_to(~np.expand_dims(mask, -3), scores.shape)] = -np.inf
    back = output_weights.reshape(num_heads, -1, width)
    return np.einsum("...hqk,...hke,hed->...qd", _softmax(scores), v, back)
