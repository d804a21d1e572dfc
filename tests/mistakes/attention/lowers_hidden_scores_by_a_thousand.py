"""You lower the scores of hidden keys by 1,000; a hidden key that fits far better still gets through. Its score has to be minus infinity."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    allowed = np.ones(scores.shape, dtype=bool) if mask is None else _as_mask(mask, scores.shape)
    scores = scores - 1000 * ~allowed
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.where(allowed.any(axis=-1, keepdims=True), powers / totals, 0)
