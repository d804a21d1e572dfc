"""The contexts gather along rows of the counts in your gradients; a context belongs to a column, so the slopes are transposed."""

import numpy as np


def glove_gradients(centers, contexts, center_biases, context_biases, counts):
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes @ w, slopes.sum(axis=1), slopes.sum(axis=0)
