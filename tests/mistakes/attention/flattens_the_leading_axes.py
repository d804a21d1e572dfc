"""You lose the leading axes: the result has one axis for all of them, where the contract keeps them as they are."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    weights = np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
    return weights.reshape(-1, *weights.shape[-2:]) if weights.ndim > 2 else weights
