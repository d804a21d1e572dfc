"""The heads as an axis of their own in front of the positions, with one for the mask too."""

import numpy as np


def causal_mask(length):
    return np.tril(np.ones((length, length))) > 0


def attention_weights(queries, keys, mask=None):
    scores = queries @ keys.swapaxes(-1, -2) / queries.shape[-1] ** 0.5
    highest = np.max(scores, axis=-1, keepdims=True, initial=-np.inf, where=mask)
    powers = np.exp(scores - np.nan_to_num(highest, neginf=0.0), out=np.zeros_like(scores), where=mask)
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=powers, where=totals > 0)


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    shape = (*x.shape[:-1], num_heads, -1)
    queries, keys, values = (
        np.swapaxes((x @ w).reshape(shape), -3, -2) for w in (query_weights, key_weights, value_weights)
    )
    mixed = attention(queries, keys, values, mask[..., np.newaxis, :, :])
    return np.swapaxes(mixed, -3, -2).reshape(x.shape) @ output_weights
