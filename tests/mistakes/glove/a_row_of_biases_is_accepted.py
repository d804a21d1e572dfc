"""You accept context biases of shape (1, V); the contract has shape (V,)."""

import numpy as np


def glove_loss(centers, contexts, center_biases, context_biases, counts):
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    if w.ndim != 2:
        raise ValueError("centers has a wrong shape")
    if c.shape != w.shape:
        raise ValueError("contexts has a wrong shape")
    if b.shape != w.shape[:1]:
        raise ValueError("center_biases has a wrong shape")
    if a.size != len(w):
        raise ValueError("context_biases has a wrong shape")
    if x.shape != (len(w), len(w)):
        raise ValueError("counts has a wrong shape")
    seen = np.broadcast_to(x > 0, np.broadcast_shapes(x.shape, (len(w), len(w))))
    with np.errstate(all="ignore"):
        errors = (
            (w[:, None] * c[None]).sum(axis=-1) + b.reshape(-1, 1) + a.reshape(1, -1) - np.log(np.where(x > 0, x, 1.0))
        )
        return float(np.sum((np.minimum(1.0, x / 100.0) ** 0.75 * errors**2)[seen]))
