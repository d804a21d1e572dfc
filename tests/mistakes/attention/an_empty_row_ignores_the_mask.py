"""A query that may attend to nothing attends to everything in your answer; the contract gives a row of zeros."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        hidden = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
        scores = np.where(hidden.max(axis=-1, keepdims=True) == -np.inf, scores, hidden)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
