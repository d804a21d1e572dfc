"""Your hidden keys get a tiny weight, exp(-60) or so; the contract gives them exactly 0, so that nothing of them gets through."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    allowed = np.ones(scores.shape, dtype=bool) if mask is None else _as_mask(mask, scores.shape)
    highest = np.where(allowed, scores, -np.inf).max(axis=-1, keepdims=True)
    scores = np.where(allowed, scores, highest - 60)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
