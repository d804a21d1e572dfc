"""Only the vector that is asked for is computed: one query against all keys."""

import numpy as np


def _attend(query, keys):
    scores = keys @ (query / np.sqrt(len(query)))
    weights = np.exp(scores - np.max(scores))
    return np.average(keys, axis=0, weights=weights)


def contextualize(vectors):
    keys = np.asarray(vectors, dtype=np.float64)
    if keys.ndim != 2 or not len(keys):
        raise ValueError("vectors must be (L, d), L of at least 1")
    return np.stack([_attend(query, keys) for query in keys])


def similarity_across(table, ids_a, ids_b, token_id):
    table = np.asarray(table, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("table must be (V, d)")
    in_context = []
    for name, ids in {"ids_a": ids_a, "ids_b": ids_b}.items():
        ids = np.asarray(ids)
        if ids.ndim != 1 or np.any(ids < 0) or np.any(ids >= len(table)):
            raise ValueError(f"{name} must be (L,), each from 0 to V-1")
        if not np.any(ids == token_id):
            raise ValueError(f"there is no token_id {token_id} in {name}")
        in_context.append(_attend(table[token_id], table[ids]))

    def cosine(a, b):
        product = np.linalg.norm(a) * np.linalg.norm(b)
        if product == 0:
            return 0.0
        return float(np.dot(a, b) / product)

    return cosine(table[token_id], table[token_id]), cosine(*in_context)
