"""logaddexp for the normaliser, sorted positions and reduceat for the gradient, a loop over the rows in use."""

import numpy as np


def softmax(logits, axis=-1):
    logits = np.asarray(logits, dtype=np.float64)
    if not logits.shape:
        raise ValueError("logits needs at least one axis")
    return np.exp(logits - np.logaddexp.reduce(logits, axis=axis, keepdims=True))


def _log_softmax(logits, targets):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim != 2 or not len(logits):
        raise ValueError("logits must be (N, V) with N of at least 1")
    chosen = np.asarray(targets)
    if chosen.shape != (len(logits),) or not all(0 <= t < logits.shape[1] for t in chosen.tolist()):
        raise ValueError("targets must be (N,), each from 0 to V-1")
    return logits - np.logaddexp.reduce(logits, axis=1, keepdims=True), chosen.astype(int)


def cross_entropy(logits, targets):
    log_probabilities, chosen = _log_softmax(logits, targets)
    return -np.take_along_axis(log_probabilities, chosen[:, None], axis=1).mean()


def cross_entropy_gradient(logits, targets):
    log_probabilities, chosen = _log_softmax(logits, targets)
    wanted = np.zeros_like(log_probabilities)
    np.put_along_axis(wanted, chosen[:, None], 1.0, axis=1)
    return (np.exp(log_probabilities) - wanted) / chosen.size


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size <= 0:
        raise ValueError("vocab_size <= 0")
    upstream = np.asarray(upstream, dtype=np.float64)
    if upstream.ndim != 2:
        raise ValueError("upstream.ndim != 2")
    ids = np.asarray(ids)
    if ids.shape != upstream.shape[:1] or (ids.size and not 0 <= int(ids.min()) <= int(ids.max()) < vocab_size):
        raise ValueError("ids must be L rows of the matrix")
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    if ids.size:
        order = np.argsort(ids, kind="stable")
        rows, starts = np.unique(ids[order], return_index=True)
        gradient[rows] = np.add.reduceat(upstream[order], starts, axis=0)
    return gradient


def sgd_update(table, ids, upstream, learning_rate):
    new = np.array(table, dtype=np.float64)
    if new.ndim != 2:
        raise ValueError("table.ndim != 2")
    slopes = np.asarray(upstream, dtype=np.float64)
    if slopes.ndim != 2 or slopes.shape[1] != new.shape[1]:
        raise ValueError("upstream must be (L, d)")
    ids = np.asarray(ids)
    if ids.shape != slopes.shape[:1]:
        raise ValueError("ids must be (L,)")
    for row in set(ids.tolist()):
        if row < 0 or row >= len(new):
            raise ValueError(f"ids: there is no row {row}")
        new[row] = new[row] - learning_rate * slopes[ids == row].sum(axis=0)
    return new
