"""You cut vectors of different widths to the narrower one; the contract refuses them and names `keys`."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_vectors("queries", queries), _as_vectors("keys", keys)
    if keys.shape[:-2] != queries.shape[:-2]:
        raise ValueError("keys must have the leading axes of the queries")
    width = min(queries.shape[-1], keys.shape[-1])
    scores = queries[..., :width] @ np.swapaxes(keys[..., :width], -1, -2) / np.sqrt(width)
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
