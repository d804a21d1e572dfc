"""Loops over lists, one cell and one number at a time; AdaGrad after every cell."""

import math

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    table = [[0.0] * vocab_size for _ in range(vocab_size)]
    for words in sentences:
        for i in range(len(words)):
            for j in range(i + 1, min(len(words), i + window + 1)):
                table[words[i]][words[j]] += 1 / (j - i)
                table[words[j]][words[i]] += 1 / (j - i)
    return np.array(table)


def _weight(x, x_max=100.0, alpha=0.75):
    if x <= 0:
        return 0.0
    return (x / x_max) ** alpha if x < x_max else 1.0


def glove_weights(counts, x_max=100.0, alpha=0.75):
    weights = np.zeros(counts.shape)
    for place in np.ndindex(counts.shape):
        weights[place] = _weight(float(counts[place]), x_max, alpha)
    return weights


def glove_loss(centers, contexts, center_biases, context_biases, counts):
    loss = 0.0
    for i in range(len(counts)):
        for j in range(len(counts)):
            if counts[i, j] > 0:
                product = sum(p * q for p, q in zip(centers[i], contexts[j]))
                error = product + center_biases[i] + context_biases[j] - math.log(counts[i, j])
                loss += _weight(counts[i, j]) * error * error
    return float(loss)


def glove_gradients(centers, contexts, center_biases, context_biases, counts):
    dw, dc, db, da = (np.zeros_like(values) for values in (centers, contexts, center_biases, context_biases))
    for i in range(len(counts)):
        for j in range(len(counts)):
            if counts[i, j] > 0:
                error = centers[i].dot(contexts[j]) + center_biases[i] + context_biases[j] - math.log(counts[i, j])
                slope = 2 * _weight(counts[i, j]) * error
                dw[i] += slope * contexts[j]
                dc[j] += slope * centers[i]
                db[i] += slope
                da[j] += slope
    return dw, dc, db, da


def ppmi(counts):
    total = counts.sum()
    result = np.zeros(counts.shape)
    for i in range(len(counts)):
        for j in range(len(counts)):
            if counts[i, j] > 0:
                result[i, j] = max(0.0, math.log(counts[i, j] * total / (counts[i].sum() * counts[:, j].sum())))
    return result


def train_glove(counts, width, epochs, learning_rate, rng):
    size = len(counts)
    w, c = (rng.random((size, width)) - 0.5) / width, (rng.random((size, width)) - 0.5) / width
    b, a = np.zeros(size), np.zeros(size)
    sw, sc, sb, sa = np.ones((size, width)), np.ones((size, width)), np.ones(size), np.ones(size)
    cells = [(i, j, math.log(counts[i, j]), _weight(counts[i, j])) for i, j in np.argwhere(counts > 0).tolist()]
    for _ in range(epochs):
        for k in rng.permutation(len(cells)):
            i, j, log_count, weight = cells[k]
            slope = 2 * weight * (w[i] @ c[j] + b[i] + a[j] - log_count)
            center_slope, context_slope = slope * c[j], slope * w[i]
            sw[i] += center_slope**2
            sc[j] += context_slope**2
            sb[i] += slope * slope
            sa[j] += slope * slope
            w[i] -= learning_rate * center_slope / np.sqrt(sw[i])
            c[j] -= learning_rate * context_slope / np.sqrt(sc[j])
            b[i] -= learning_rate * slope / math.sqrt(sb[i])
            a[j] -= learning_rate * slope / math.sqrt(sa[j])
    return w + c
