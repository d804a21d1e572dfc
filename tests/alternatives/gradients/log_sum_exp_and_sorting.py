"""logaddexp for the normaliser, sorted positions and reduceat for the gradient, a loop over the rows in use."""

import numpy as np


def softmax(logits, axis=-1):
    return np.exp(logits - np.logaddexp.reduce(logits, axis=axis, keepdims=True))


def _log_softmax(logits):
    return logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)


def cross_entropy(logits, targets):
    return -np.take_along_axis(_log_softmax(logits), targets[:, None], axis=1).mean()


def cross_entropy_gradient(logits, targets):
    wanted = np.zeros_like(logits)
    np.put_along_axis(wanted, targets[:, None], 1.0, axis=1)
    return (np.exp(_log_softmax(logits)) - wanted) / targets.size


def embedding_gradient(upstream, ids, vocab_size):
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    if ids.size:
        order = np.argsort(ids, kind="stable")
        rows, starts = np.unique(ids[order], return_index=True)
        gradient[rows] = np.add.reduceat(upstream[order], starts, axis=0)
    return gradient


def sgd_update(table, ids, upstream, learning_rate):
    new = np.array(table)
    for row in set(ids.tolist()):
        new[row] = new[row] - learning_rate * upstream[ids == row].sum(axis=0)
    return new
