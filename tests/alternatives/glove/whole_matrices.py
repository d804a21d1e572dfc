"""Masks over whole matrices, einsum, eigenvectors of the product with the transpose, full-batch AdaGrad from zero sums."""

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    if window <= 0:
        raise ValueError("The window has to be at least 1")
    if vocab_size <= 0:
        raise ValueError("The vocab_size has to be at least 1")
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        ids = np.array(sentence)
        if ids.ndim != 1:
            raise ValueError("sentences: a flat list of ids each")
        if len(ids) == 0:
            continue
        if int(ids.min()) < 0 or int(ids.max()) >= vocab_size:
            raise ValueError("sentences: an id does not exist")
        one_hot = np.eye(vocab_size)[ids.astype(int)]
        distance = np.abs(np.subtract.outer(np.arange(len(ids)), np.arange(len(ids)))).astype(float)
        near = (distance > 0) & (distance <= window)
        counts += one_hot.T @ np.divide(1.0, distance, out=np.zeros_like(distance), where=near) @ one_hot
    return counts


def glove_weights(counts, x_max=100.0, alpha=0.75):
    if not x_max > 0:
        raise ValueError("The x_max has to be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.sign(counts) * np.clip((counts / x_max) ** alpha, 0, 1)


def _slopes(w, c, b, a, x):
    errors = np.einsum("id,jd->ij", w, c) + b[:, np.newaxis] + a[np.newaxis] - np.log(np.where(x > 0, x, 1))
    return errors, np.where(x > 0, np.minimum(x / 100, 1) ** 0.75, 0)


def _arrays(centers, contexts, center_biases, context_biases, counts):
    arrays = [np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)]
    if arrays[0].ndim != 2:
        raise ValueError("centers: two dimensions please")
    size = len(arrays[0])
    if arrays[1].shape != arrays[0].shape:
        raise ValueError("contexts: the shape of centers please")
    if arrays[2].shape != (size,):
        raise ValueError("center_biases: one for each word please")
    if arrays[3].shape != (size,):
        raise ValueError("context_biases: one for each word please")
    if arrays[4].shape != (size, size):
        raise ValueError("counts: V times V please")
    return arrays


def glove_loss(centers, contexts, center_biases, context_biases, counts):
    errors, weights = _slopes(*_arrays(centers, contexts, center_biases, context_biases, counts))
    return np.einsum("ij,ij,ij->", weights, errors, errors)


def glove_gradients(centers, contexts, center_biases, context_biases, counts):
    w, c, b, a, x = _arrays(centers, contexts, center_biases, context_biases, counts)
    errors, weights = _slopes(w, c, b, a, x)
    slopes = 2 * errors * weights
    return (
        np.einsum("ij,jd->id", slopes, c),
        np.einsum("ij,id->jd", slopes, w),
        np.einsum("ij->i", slopes),
        np.einsum("ij->j", slopes),
    )


def ppmi(counts):
    counts = np.array(counts, dtype=np.float64)
    if counts.ndim != 2 or len(set(counts.shape)) > 1:
        raise ValueError("counts: V times V please")
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
        information = np.log(counts) - np.log(expected)
    return np.where(counts > 0, np.maximum(np.nan_to_num(information, neginf=0.0), 0), 0)


def svd_vectors(matrix, width):
    matrix = np.array(matrix, dtype=np.float64)
    if matrix.ndim != 2 or len(set(matrix.shape)) > 1:
        raise ValueError("matrix: V times V please")
    if width < 1 or width > len(matrix):
        raise ValueError("width: from 1 to V please")
    squares, left = np.linalg.eigh(matrix @ matrix.T)
    order = np.argsort(squares)[::-1][:width]
    return left[:, order] * np.maximum(squares[order], 0) ** 0.25


def train_glove(counts, width, epochs, learning_rate, rng):
    x = np.array(counts, dtype=np.float64)
    if x.ndim != 2 or len(set(x.shape)) > 1:
        raise ValueError("counts: V times V please")
    if width < 1:
        raise ValueError("width: at least 1 please")
    if epochs < 0:
        raise ValueError("epochs: at least 0 please")
    w, c = rng.normal(0, 0.1, (2, len(x), width))
    parameters = [w, c, np.zeros(len(x)), np.zeros(len(x))]
    history = [np.zeros_like(p) for p in parameters]
    for _ in range(epochs):
        gradients = glove_gradients(*parameters, x)
        for k in range(4):
            history[k] = history[k] + gradients[k] ** 2
            parameters[k] = parameters[k] - learning_rate * gradients[k] / (np.sqrt(history[k]) + 1e-8)
    return parameters[0] + parameters[1]
