"""You divide the weights by sqrt(d), after the softmax; the contract divides the scores, before it, so that the weights sum to 1."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2)
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    shares = np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
    return shares / np.sqrt(queries.shape[-1])
