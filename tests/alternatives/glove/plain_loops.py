"""Dictionaries and loops, one cell and one number at a time; AdaGrad after every cell."""

import math

import numpy as np


def cooccurrence(sentences, vocab_size, window):
    if vocab_size < 1:
        raise ValueError("vocab_size must be positive")
    if window < 1:
        raise ValueError("window must be positive")
    table = [[0.0] * vocab_size for _ in range(vocab_size)]
    for sentence in sentences:
        if np.ndim(sentence) != 1:
            raise ValueError("sentences must be lists of ids")
        words = [int(word) for word in sentence]
        for word in words:
            if not 0 <= word < vocab_size:
                raise ValueError(f"sentences holds {word}")
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
    if x_max <= 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=float)
    weights = np.zeros(counts.shape)
    for place in np.ndindex(counts.shape):
        weights[place] = _weight(float(counts[place]), x_max, alpha)
    return weights


def _model(centers, contexts, center_biases, context_biases, counts):
    w = np.array(centers, dtype=float)
    if w.ndim != 2:
        raise ValueError("centers must be a table")
    named = {"contexts": contexts, "center_biases": center_biases, "context_biases": context_biases, "counts": counts}
    shapes = [w.shape, (len(w),), (len(w),), (len(w), len(w))]
    rest = []
    for (name, values), shape in zip(named.items(), shapes):
        if np.shape(values) != shape:
            raise ValueError(f"{name} has a wrong shape")
        rest.append(np.array(values, dtype=float))
    return w, *rest


def glove_loss(centers, contexts, center_biases, context_biases, counts):
    w, c, b, a, x = _model(centers, contexts, center_biases, context_biases, counts)
    loss = 0.0
    for i in range(len(x)):
        for j in range(len(x)):
            if x[i, j] > 0:
                error = sum(p * q for p, q in zip(w[i], c[j])) + b[i] + a[j] - math.log(x[i, j])
                loss += _weight(x[i, j]) * error * error
    return float(loss)


def glove_gradients(centers, contexts, center_biases, context_biases, counts):
    w, c, b, a, x = _model(centers, contexts, center_biases, context_biases, counts)
    dw, dc, db, da = (np.zeros_like(values) for values in (w, c, b, a))
    for i in range(len(x)):
        for j in range(len(x)):
            if x[i, j] > 0:
                slope = 2 * _weight(x[i, j]) * (w[i].dot(c[j]) + b[i] + a[j] - math.log(x[i, j]))
                dw[i] += slope * c[j]
                dc[j] += slope * w[i]
                db[i] += slope
                da[j] += slope
    return dw, dc, db, da


def _square(name, values):
    values = np.array(values, dtype=float)
    if values.ndim != 2 or len(values) != values.shape[1]:
        raise ValueError(f"{name} must be square")
    return values


def ppmi(counts):
    x = _square("counts", counts)
    total = x.sum()
    result = np.zeros(x.shape)
    for i in range(len(x)):
        for j in range(len(x)):
            if x[i, j] > 0:
                result[i, j] = max(0.0, math.log(x[i, j] * total / (x[i].sum() * x[:, j].sum())))
    return result


def train_glove(counts, width, epochs, learning_rate, rng):
    x = _square("counts", counts)
    if width < 1:
        raise ValueError("width must be positive")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    size = len(x)
    w, c = (rng.random((size, width)) - 0.5) / width, (rng.random((size, width)) - 0.5) / width
    b, a = np.zeros(size), np.zeros(size)
    sw, sc, sb, sa = np.ones((size, width)), np.ones((size, width)), np.ones(size), np.ones(size)
    cells = [(i, j, math.log(x[i, j]), _weight(x[i, j])) for i, j in np.argwhere(x > 0).tolist()]
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
