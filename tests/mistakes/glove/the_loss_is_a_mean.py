"""You divide by the number of cells with a count; the contract takes the sum."""

import numpy as np


def glove_loss(centers, contexts, center_biases, context_biases, counts):
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]) / max(np.sum(seen), 1))
