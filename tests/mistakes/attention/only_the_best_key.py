"""You give everything to the best key; the contract shares out by softmax, and the best key only gets most."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    best = np.zeros_like(scores)
    np.put_along_axis(best, scores.argmax(axis=-1)[..., np.newaxis], 1.0, axis=-1)
    return np.where(scores == -np.inf, 0, best)
