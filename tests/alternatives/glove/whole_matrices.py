"""Masks over whole matrices, einsum, eigenvectors of the product with the transpose, full-batch AdaGrad from zero sums."""

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    counts = np.zeros((vocab_size, vocab_size))
    for ids in sentences:
        one_hot = np.eye(vocab_size)[ids]
        distance = np.abs(np.subtract.outer(np.arange(len(ids)), np.arange(len(ids)))).astype(float)
        near = (distance > 0) & (distance <= window)
        counts += one_hot.T @ np.divide(1.0, distance, out=np.zeros_like(distance), where=near) @ one_hot
    return counts


def glove_weights(counts, x_max=100.0, alpha=0.75):
    return np.sign(counts) * np.clip((counts / x_max) ** alpha, 0, 1)


def _slopes(w, c, b, a, x):
    errors = np.einsum("id,jd->ij", w, c) + b[:, np.newaxis] + a[np.newaxis] - np.log(np.where(x > 0, x, 1))
    return errors, np.where(x > 0, np.minimum(x / 100, 1) ** 0.75, 0)


def glove_loss(centers, contexts, center_biases, context_biases, counts):
    errors, weights = _slopes(centers, contexts, center_biases, context_biases, counts)
    return np.einsum("ij,ij,ij->", weights, errors, errors)


def glove_gradients(centers, contexts, center_biases, context_biases, counts):
    errors, weights = _slopes(centers, contexts, center_biases, context_biases, counts)
    slopes = 2 * errors * weights
    return (
        np.einsum("ij,jd->id", slopes, contexts),
        np.einsum("ij,id->jd", slopes, centers),
        np.einsum("ij->i", slopes),
        np.einsum("ij->j", slopes),
    )


def ppmi(counts):
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
        information = np.log(counts) - np.log(expected)
    return np.where(counts > 0, np.maximum(np.nan_to_num(information, neginf=0.0), 0), 0)


def svd_vectors(matrix, width):
    squares, left = np.linalg.eigh(matrix @ matrix.T)
    order = np.argsort(squares)[::-1][:width]
    return left[:, order] * np.maximum(squares[order], 0) ** 0.25


def train_glove(counts, width, epochs, learning_rate, rng):
    w, c = rng.normal(0, 0.1, (2, len(counts), width))
    parameters = [w, c, np.zeros(len(counts)), np.zeros(len(counts))]
    history = [np.zeros_like(p) for p in parameters]
    for _ in range(epochs):
        gradients = glove_gradients(*parameters, counts)
        for k in range(4):
            history[k] = history[k] + gradients[k] ** 2
            parameters[k] = parameters[k] - learning_rate * gradients[k] / (np.sqrt(history[k]) + 1e-8)
    return parameters[0] + parameters[1]
