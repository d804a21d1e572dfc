"""Shifted copies for the counts, logs of sums for PPMI, and training of one row of the counts after the other."""

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    counts = np.zeros(vocab_size * vocab_size)
    for ids in sentences:
        for distance in range(1, min(window + 1, len(ids))):
            early, late = ids[:-distance], ids[distance:]
            for first, second in ((early, late), (late, early)):
                counts += np.bincount(first * vocab_size + second, minlength=len(counts)) / distance
    return counts.reshape(vocab_size, vocab_size)


def glove_weights(counts, x_max=100.0, alpha=0.75):
    with np.errstate(divide="ignore"):
        return np.where(counts == 0, 0.0, np.exp(np.minimum(alpha * (np.log(counts) - np.log(x_max)), 0)))


def _loss_of_row(center, contexts, bias, context_biases, counts):
    seen = counts > 0
    errors = contexts[seen] @ center + bias + context_biases[seen] - np.log(counts[seen])
    return errors, glove_weights(counts[seen]), seen


def glove_loss(centers, contexts, center_biases, context_biases, counts):
    loss = 0.0
    for center, bias, row in zip(centers, center_biases, counts):
        errors, weights, _ = _loss_of_row(center, contexts, bias, context_biases, row)
        loss += float(np.dot(weights, errors**2))
    return loss


def glove_gradients(centers, contexts, center_biases, context_biases, counts):
    gradients = tuple(np.zeros(value.shape) for value in (centers, contexts, center_biases, context_biases))
    for i in range(len(centers)):
        errors, weights, seen = _loss_of_row(centers[i], contexts, center_biases[i], context_biases, counts[i])
        slopes = 2 * weights * errors
        gradients[0][i] = slopes @ contexts[seen]
        gradients[1][seen] += np.outer(slopes, centers[i])
        gradients[2][i] = slopes.sum()
        gradients[3][seen] += slopes
    return gradients


def ppmi(counts):
    seen = counts > 0
    logs = [np.log(np.maximum(part, 1e-300)) for part in (counts, counts.sum(), counts.sum(1), counts.sum(0))]
    return np.maximum(np.where(seen, logs[0] + logs[1] - logs[2][:, None] - logs[3], 0), 0)


def svd_vectors(matrix, width):
    # The right singular vectors of the transpose are the left ones of the matrix.
    values, left = np.linalg.svd(matrix.T)[1:]
    return np.array([np.sqrt(value) * row for value, row in zip(values[:width], left)]).T


def train_glove(counts, width, epochs, learning_rate, rng):
    size = len(counts)
    w, c = rng.normal(0, 0.05, (size, width)), rng.normal(0, 0.05, (size, width))
    b, a = np.zeros((size, 1)), np.zeros(size)
    squares = [np.full_like(value, 0.1) for value in (w, c, b, a)]
    for _ in range(epochs):
        for i in rng.permutation(size):
            errors, weights, seen = _loss_of_row(w[i], c, b[i], a, counts[i])
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
