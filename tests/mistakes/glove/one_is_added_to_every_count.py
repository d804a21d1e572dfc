"""You take log(1 + x), as some programs do to avoid log(0); the contract takes log(x) and leaves out the cells without a count."""

import numpy as np


def glove_loss(centers, contexts, center_biases, context_biases, counts):
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(x + 1)
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))
