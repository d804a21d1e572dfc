"""You change the mask itself, for queries that may attend to nothing; it belongs to the caller. Work on a copy."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        allowed = _as_mask(mask, scores.shape)
        scores = np.where(allowed, scores, -np.inf)
        empty = ~allowed.any(axis=-1)
        if isinstance(mask, np.ndarray) and mask.shape == scores.shape:
            mask[empty] = True
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
