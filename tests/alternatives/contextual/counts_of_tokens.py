"""Attention over the vocabulary: each row of the table weighs as often as its token stands in the sentence."""

import numpy as np


def contextualize(vectors):
    s = np.matmul(vectors, vectors.T) / vectors.shape[1] ** 0.5
    s -= s.max(axis=1)[:, None]
    np.exp(s, out=s)
    s /= s.sum(axis=1)[:, None]
    return np.matmul(s, vectors)


def similarity_across(table, ids_a, ids_b, token_id):
    scores = table @ table[token_id] / table.shape[1] ** 0.5
    static = table[token_id]
    mixed = []
    for ids in (ids_a, ids_b):
        counts = np.bincount(ids, minlength=len(table))
        powers = counts * np.exp(np.minimum(scores - scores[counts > 0].max(), 0))
        mixed.append(powers / powers.sum() @ table)
    cosines = []
    for a, b in ((static, static), mixed):
        square = (a @ a) * (b @ b)
        cosines.append(a @ b / square**0.5 if square > 0 else 0.0)
    return cosines[0], cosines[1]
