"""Each of your weights looks at its own score alone, by a sigmoid; the softmax makes the keys compete, so that a row sums to 1."""

import numpy as np


def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    return np.exp(-np.logaddexp(0, -scores))
