"""You accept counts that are not square; the contract asks for a ValueError that names counts."""

import numpy as np


def train_glove(counts, width, epochs, learning_rate, rng):
    x = np.asarray(counts, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("counts must have two dimensions")
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (x.shape[1], width), (len(x),), (x.shape[1],)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + np.resize(values[1], values[0].shape)
