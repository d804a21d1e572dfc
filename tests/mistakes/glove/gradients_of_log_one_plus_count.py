"""You differentiate a loss with log(1 + x); the contract has log(x)."""

import numpy as np


def glove_gradients(centers, contexts, center_biases, context_biases, counts):
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(x + 1)
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)
