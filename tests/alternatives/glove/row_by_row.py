"""Shifted copies for the counts, logs of sums for PPMI, and training of one row of the counts after the other."""

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    for name, value in (("vocab_size", vocab_size), ("window", window)):
        if value < 1:
            raise ValueError(f"{name} is {value}")
    counts = np.zeros(vocab_size * vocab_size)
    for sentence in sentences:
        if np.ndim(sentence) != 1:
            raise ValueError("sentences is not a list of lists")
        ids = np.array(list(map(int, sentence)), dtype=np.int64)
        if np.any(ids < 0) or np.any(ids >= vocab_size):
            raise ValueError("sentences has an unknown id")
        for distance in range(1, min(window + 1, len(ids))):
            early, late = ids[:-distance], ids[distance:]
            for first, second in ((early, late), (late, early)):
                counts += np.bincount(first * vocab_size + second, minlength=len(counts)) / distance
    return counts.reshape(vocab_size, vocab_size)


def glove_weights(counts, x_max=100.0, alpha=0.75):
    if x_max <= 0:
        raise ValueError("x_max is not positive")
    counts = np.asarray(counts, dtype=np.float64)
    with np.errstate(divide="ignore"):
        return np.where(counts == 0, 0.0, np.exp(np.minimum(alpha * (np.log(counts) - np.log(x_max)), 0)))


def _prepared(*arguments):
    w, c, b, a, x = (np.array(argument, dtype=np.float64) for argument in arguments)
    if w.ndim != 2:
        raise ValueError("centers is not a table")
    for name, value, shape in (
        ("contexts", c, w.shape),
        ("center_biases", b, w.shape[:1]),
        ("context_biases", a, w.shape[:1]),
    ):
        if value.shape != shape:
            raise ValueError(f"{name} is of another size")
    if x.shape != w.shape[:1] * 2:
        raise ValueError("counts is of another size")
    return w, c, b, a, x


def _loss_of_row(w, c, bias, a, x):
    seen = x > 0
    errors = c[seen] @ w + bias + a[seen] - np.log(x[seen])
    return errors, glove_weights(x[seen]), seen


def glove_loss(centers, contexts, center_biases, context_biases, counts):
    w, c, b, a, x = _prepared(centers, contexts, center_biases, context_biases, counts)
    rows = [_loss_of_row(w[i], c, b[i], a, x[i]) for i in range(len(w))]
    return float(sum(np.dot(weights, errors**2) for errors, weights, _ in rows))


def glove_gradients(centers, contexts, center_biases, context_biases, counts):
    w, c, b, a, x = _prepared(centers, contexts, center_biases, context_biases, counts)
    gradients = tuple(np.zeros(value.shape) for value in (w, c, b, a))
    for i in range(len(w)):
        errors, weights, seen = _loss_of_row(w[i], c, b[i], a, x[i])
        slopes = 2 * weights * errors
        gradients[0][i] = slopes @ c[seen]
        gradients[1][seen] += np.outer(slopes, w[i])
        gradients[2][i] = slopes.sum()
        gradients[3][seen] += slopes
    return gradients


def ppmi(counts):
    counts = np.array(counts, dtype=np.float64)
    if counts.ndim != 2 or counts.T.shape != counts.shape:
        raise ValueError("counts is not square")
    seen = counts > 0
    logs = [np.log(np.maximum(part, 1e-300)) for part in (counts, counts.sum(), counts.sum(1), counts.sum(0))]
    return np.maximum(np.where(seen, logs[0] + logs[1] - logs[2][:, None] - logs[3], 0), 0)


def svd_vectors(matrix, width):
    matrix = np.array(matrix, dtype=np.float64)
    if matrix.ndim != 2 or matrix.T.shape != matrix.shape:
        raise ValueError("matrix is not square")
    if width < 1 or width > matrix.shape[0]:
        raise ValueError("width is not possible")
    # The right singular vectors of the transpose are the left ones of the matrix.
    values, left = np.linalg.svd(matrix.T)[1:]
    return np.array([np.sqrt(value) * row for value, row in zip(values[:width], left)]).T


def train_glove(counts, width, epochs, learning_rate, rng):
    x = np.array(counts, dtype=np.float64)
    if x.ndim != 2 or x.T.shape != x.shape:
        raise ValueError("counts is not square")
    if width < 1:
        raise ValueError("width is not positive")
    if epochs < 0:
        raise ValueError("epochs is negative")
    size = len(x)
    w, c = rng.normal(0, 0.05, (size, width)), rng.normal(0, 0.05, (size, width))
    b, a = np.zeros((size, 1)), np.zeros(size)
    squares = [np.full_like(value, 0.1) for value in (w, c, b, a)]
    for _ in range(epochs):
        for i in rng.permutation(size):
            errors, weights, seen = _loss_of_row(w[i], c, b[i], a, x[i])
            slopes = weights * errors
            steps = (
                (w, i, 0, slopes @ c[seen]),
                (c, seen, 1, np.outer(slopes, w[i])),
                (b, i, 2, slopes.sum()),
                (a, seen, 3, slopes),
            )
            for value, place, number, slope in steps:
                squares[number][place] += slope**2
                value[place] -= learning_rate * slope / np.sqrt(squares[number][place])
    return w + c
