"""You take exponentials of the scores as they are: exp(1e10) does not fit in a float64. Shift each row by its highest score first; that changes no share."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    powers = np.exp(scores)
    totals = powers.sum(axis=-1, keepdims=True)
    return powers / np.where(totals == 0, 1, totals)
