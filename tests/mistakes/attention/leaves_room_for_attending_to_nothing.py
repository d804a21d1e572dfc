"""You add 1 to the sum of the exponentials, as if there were one more key with score 0; in the contract the weights of the allowed keys sum to 1."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = np.maximum(scores.max(axis=-1, keepdims=True), 0)
    powers = np.exp(scores - highest)
    return powers / (powers.sum(axis=-1, keepdims=True) + np.exp(-highest))
