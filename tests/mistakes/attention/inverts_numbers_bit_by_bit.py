"""You turn the mask around with `~` while it holds the numbers 1 and 0: for integers ~1 is -2 and ~0 is -1, and both count as True. Make it bool first."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        _as_mask(mask, scores.shape)
        mask = np.asarray(mask)
        hidden = ~mask if mask.dtype.kind in "bui" else mask == 0
        scores = np.where(hidden, -np.inf, scores)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
