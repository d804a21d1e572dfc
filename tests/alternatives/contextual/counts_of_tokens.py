"""Attention over the vocabulary: each row of the table weighs as often as its token stands in the sentence."""

import numpy as np


def contextualize(vectors):
    x = np.asarray(vectors, dtype=float)
    if x.ndim != 2:
        raise ValueError("The shape of vectors is wrong")
    if x.shape[0] == 0:
        raise ValueError("There are no vectors")
    s = np.matmul(x, x.T) / x.shape[1] ** 0.5
    s -= s.max(axis=1)[:, None]
    np.exp(s, out=s)
    s /= s.sum(axis=1)[:, None]
    return np.matmul(s, x)


def _counts(name, ids, size):
    ids = list(ids)
    counts = np.zeros(size)
    for i in ids:
        if np.ndim(i) or not 0 <= i < size:
            raise ValueError(f"{name} is no flat list of ids below {size}")
        counts[i] += 1
    return counts


def similarity_across(table, ids_a, ids_b, token_id):
    table = np.asarray(table, dtype=float)
    if table.ndim != 2:
        raise ValueError("The shape of table is wrong")
    every_count = _counts("ids_a", ids_a, len(table)), _counts("ids_b", ids_b, len(table))
    if not 0 <= token_id < len(table) or not all(counts[token_id] for counts in every_count):
        raise ValueError("The token_id is missing")
    scores = table @ table[token_id] / table.shape[1] ** 0.5
    static = table[token_id]
    mixed = []
    for counts in every_count:
        powers = counts * np.exp(np.minimum(scores - scores[counts > 0].max(), 0))
        mixed.append(powers / powers.sum() @ table)
    cosines = []
    for a, b in ((static, static), mixed):
        square = (a @ a) * (b @ b)
        cosines.append(a @ b / square**0.5 if square > 0 else 0.0)
    return cosines[0], cosines[1]
