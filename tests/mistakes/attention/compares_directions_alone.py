"""You divide by the lengths of the two vectors, which gives cosines; the contract takes the dot product over sqrt(d)."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    lengths = np.linalg.norm(queries, axis=-1)[..., np.newaxis] * np.linalg.norm(keys, axis=-1)[..., np.newaxis, :]
    scores = queries @ np.swapaxes(keys, -1, -2) / np.where(lengths == 0, 1, lengths)
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
