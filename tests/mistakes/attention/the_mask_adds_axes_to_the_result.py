"""A mask with more axes than the scores adds its own to your result; the contract refuses it and names `mask`."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        allowed = np.asarray(mask, dtype=bool)
        try:
            np.broadcast_shapes(allowed.shape, scores.shape)
        except ValueError:
            raise ValueError("mask does not broadcast") from None
        scores = np.where(allowed, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
