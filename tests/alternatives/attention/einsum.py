"""einsum for every product, weights of shape (d, H, d/H), and heads that are summed into the output."""

import numpy as np


def causal_mask(length):
    if length < 1:
        raise ValueError(f"{length=} is below 1")
    return np.arange(length)[:, None] >= np.arange(length)


def padding_mask(attention_mask):
    if np.ndim(attention_mask) != 2:
        raise ValueError("attention_mask must be (B, L)")
    return np.not_equal(np.expand_dims(attention_mask, 1), 0)


def _softmax(scores):
    high = np.max(scores, axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(high > -np.inf, high, 0.0))
    return powers / np.maximum(np.einsum("...k->...", powers)[..., None], np.finfo(float).tiny)


def _fits(mask, shape):
    try:
        return np.broadcast_shapes(np.shape(mask), shape) == shape
    except ValueError:
        return False


def attention_weights(queries, keys, mask=None):
    q, k = np.asarray(queries, dtype="f8"), np.asarray(keys, dtype="f8")
    if q.ndim < 2:
        raise ValueError("queries: at least two axes are needed")
    if k.ndim < 2 or q.shape[:-2] != k.shape[:-2] or q.shape[-1] != k.shape[-1]:
        raise ValueError(f"keys: shape {k.shape} does not go with {q.shape}")
    scores = np.einsum("...qd,...kd->...qk", q, k) * q.shape[-1] ** -0.5
    if mask is not None:
        if not _fits(mask, scores.shape):
            raise ValueError(f"mask: shape {np.shape(mask)}")
        scores = scores + np.where(mask, 0.0, -np.inf)
    return _softmax(scores)


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    v = np.asarray(values, dtype="f8")
    if v.ndim < 2 or v.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError(f"values: shape {v.shape}")
    return np.einsum("...qk,...kv->...qv", weights, v)


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    x = np.asarray(x, dtype="f8")
    if x.ndim < 2:
        raise ValueError("x: at least two axes are needed")
    width = x.shape[-1]
    if num_heads not in [h for h in range(1, width + 1) if width % h == 0]:
        raise ValueError(f"num_heads: {num_heads} is no divisor of {width}")
    cut = []
    for name, w in {"query_weights": query_weights, "key_weights": key_weights, "value_weights": value_weights}.items():
        if np.shape(w) != (width, width):
            raise ValueError(f"{name}: shape {np.shape(w)}")
        cut.append(np.einsum("...ld,dhe->...hle", x, np.asarray(w, dtype="f8").reshape(width, num_heads, -1)))
    if np.shape(output_weights) != (width, width):
        raise ValueError(f"output_weights: shape {np.shape(output_weights)}")
    q, k, v = cut
    scores = np.einsum("...hqe,...hke->...hqk", q, k) / np.sqrt(q.shape[-1])
    if mask is not None:
        if not _fits(mask, (*x.shape[:-1], x.shape[-2])):
            raise ValueError(f"mask: shape {np.shape(mask)}")
        scores[np.broadcast_to(np.expand_dims(np.atleast_2d(mask) == 0, -3), scores.shape)] = -np.inf
    back = np.asarray(output_weights, dtype="f8").reshape(num_heads, -1, width)
    return np.einsum("...hqk,...hke,hed->...qd", _softmax(scores), v, back)
