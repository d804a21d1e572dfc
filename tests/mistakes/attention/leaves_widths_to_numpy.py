"""You leave it to NumPy to refuse keys of another width, and its message does not say which argument is wrong; check the widths and name `keys`."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_vectors("queries", queries), _as_vectors("keys", keys)
    if keys.shape[:-2] != queries.shape[:-2]:
        raise ValueError("keys must have the leading axes of the queries")
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
