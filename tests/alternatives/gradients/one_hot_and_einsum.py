"""One-hot rows and einsum: looking up, picking targets and gathering gradients are all products."""

import numpy as np


def _one_hot(ids, size, name):
    ids = np.asarray(ids)
    if ids.ndim != 1:
        raise ValueError(f"{name} must have one dimension")
    rows = (ids[:, None] == np.arange(size)).astype(np.float64)
    if not (rows.sum(axis=1) == 1).all():
        raise ValueError(f"{name} must lie between 0 and {size - 1}")
    return rows


def softmax(logits, axis=-1):
    if np.ndim(logits) == 0:
        raise ValueError("logits must have an axis")
    logits = np.moveaxis(np.array(logits, dtype=np.float64), axis, -1)
    powers = np.exp(logits - np.max(logits, axis=-1)[..., None])
    return np.moveaxis(np.einsum("...v,...->...v", powers, 1 / np.einsum("...v->...", powers)), -1, axis).copy()


def cross_entropy(logits, targets):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim != 2 or 0 in logits.shape:
        raise ValueError("logits must be a matrix with rows")
    wanted = _one_hot(targets, logits.shape[1], "targets")
    if len(wanted) != len(logits):
        raise ValueError("targets must be as many as the rows")
    below = logits - logits.max(axis=1, keepdims=True)
    picked = np.where(wanted == 1, below, 0).sum(axis=1)
    return float(np.mean(np.log(np.einsum("nv->n", np.exp(below))) - picked))


def cross_entropy_gradient(logits, targets):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim != 2 or 0 in logits.shape:
        raise ValueError("logits must be a matrix with rows")
    wanted = _one_hot(targets, logits.shape[1], "targets")
    if len(wanted) != len(logits):
        raise ValueError("targets must be as many as the rows")
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True) - wanted) / len(wanted)


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = np.asarray(upstream, dtype=np.float64)
    if upstream.ndim != 2:
        raise ValueError("upstream must be a matrix")
    used = _one_hot(ids, vocab_size, "ids")
    if len(used) != len(upstream):
        raise ValueError("ids must be as many as the rows of upstream")
    return np.einsum("lv,ld->vd", used, upstream)


def sgd_update(table, ids, upstream, learning_rate):
    table = np.asarray(table, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("table must be a matrix")
    if np.ndim(upstream) != 2 or np.shape(upstream)[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    return table - learning_rate * embedding_gradient(upstream, ids, len(table))
