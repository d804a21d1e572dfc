"""You divide the queries in place, and they belong to the caller; work on a copy."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    _as_queries_and_keys(queries, keys)
    queries, keys = np.asarray(queries), np.asarray(keys, dtype=np.float64)
    if queries.dtype != np.float64:
        queries = queries.astype(np.float64)
    queries /= np.sqrt(queries.shape[-1])
    scores = queries @ np.swapaxes(keys, -1, -2)
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
