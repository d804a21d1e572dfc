"""You set weights to 0 after the softmax, so those that are left no longer sum to 1; hidden keys must not take part in the softmax at all."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    weights = powers / totals
    return weights if mask is None else weights * _as_mask(mask, scores.shape)
