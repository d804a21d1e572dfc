"""Cells without a count pull on your vectors, as if their log count were 0; the contract never uses them."""

import numpy as np


def train_glove(counts, width, epochs, learning_rate, rng):
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 2 * (w @ c.T + b[:, None] + a))
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]
