"""Everything from the list of cells with a count: Counter, add.at, blocks of shuffled cells, sums that start at 1."""

from collections import Counter

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    pairs = Counter()
    for sentence in sentences:
        words = sentence.tolist()
        for distance in range(1, window + 1):
            for early, late in zip(words, words[distance:]):
                pairs[early, late, distance] += 1
    counts = np.zeros((vocab_size, vocab_size))
    for (early, late, distance), times in pairs.items():
        counts[early, late] += times / distance
        counts[late, early] += times / distance
    return counts


def glove_weights(counts, x_max=100.0, alpha=0.75):
    weights = np.ones_like(counts)
    weights[counts < x_max] = (counts[counts < x_max] / x_max) ** alpha
    weights[counts == 0] = 0
    return weights


def _cells(centers, contexts, center_biases, context_biases, counts):
    i, j = np.nonzero(counts)
    errors = (centers[i] * contexts[j]).sum(axis=1) + center_biases[i] + context_biases[j] - np.log(counts[i, j])
    return i, j, errors, glove_weights(counts[i, j])


def glove_loss(centers, contexts, center_biases, context_biases, counts):
    _, _, errors, weights = _cells(centers, contexts, center_biases, context_biases, counts)
    return float(errors @ (weights * errors))


def glove_gradients(centers, contexts, center_biases, context_biases, counts):
    i, j, errors, weights = _cells(centers, contexts, center_biases, context_biases, counts)
    slopes = weights * errors * 2
    center_gradient, context_gradient = np.zeros_like(centers), np.zeros_like(contexts)
    np.add.at(center_gradient, i, slopes[:, None] * contexts[j])
    np.add.at(context_gradient, j, slopes[:, None] * centers[i])
    biases = [np.bincount(side, weights=slopes, minlength=len(centers)).astype(np.float64) for side in (i, j)]
    return center_gradient, context_gradient, *biases


def ppmi(counts):
    joint = counts / (counts.sum() or 1.0)
    result = np.zeros_like(joint)
    for i, j in np.argwhere(joint > 0):
        result[i, j] = np.log(joint[i, j]) - np.log(joint[i].sum()) - np.log(joint[:, j].sum())
    return np.clip(result, 0.0, None)


def svd_vectors(matrix, width):
    left, values, _ = np.linalg.svd(matrix, full_matrices=False)
    return -left[:, :width] @ np.diag(values[:width] ** 0.5)


def train_glove(counts, width, epochs, learning_rate, rng):
    size = len(counts)
    # The biases are one more column of each table, beside a column of ones on the other side.
    tables = [rng.uniform(-0.5, 0.5, (size, width + 1)) / width for _ in range(2)]
    sums = [np.ones((size, width + 1)) for _ in range(2)]
    rows, columns = np.nonzero(counts)
    logs, weights = np.log(counts[rows, columns]), glove_weights(counts[rows, columns])
    for _ in range(epochs):
        for part in np.array_split(rng.permutation(len(rows)), 1 + len(rows) // 64):
            i, j = rows[part], columns[part]
            w, c = tables[0][i], tables[1][j]
            errors = np.sum(w[:, :-1] * c[:, :-1], axis=1) + w[:, -1] + c[:, -1] - logs[part]
            slopes = (weights[part] * errors)[:, None]
            for side, ids, other in ((0, i, c), (1, j, w)):
                gradient = np.zeros((size, width + 1))
                np.add.at(gradient, ids, slopes * np.hstack([other[:, :-1], np.ones((len(ids), 1))]))
                sums[side] += gradient**2
                tables[side] -= learning_rate * gradient / np.sqrt(sums[side])
    return tables[0][:, :-1] + tables[1][:, :-1]
