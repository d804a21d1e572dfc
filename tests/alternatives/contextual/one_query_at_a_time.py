"""Only the vector that is asked for is computed: one query against all keys."""

import numpy as np


def _attend(query, keys):
    scores = keys @ (query / np.sqrt(len(query)))
    weights = np.exp(scores - np.max(scores))
    return np.average(keys, axis=0, weights=weights)


def contextualize(vectors):
    return np.stack([_attend(query, vectors) for query in vectors])


def similarity_across(table, ids_a, ids_b, token_id):
    def cosine(a, b):
        product = np.linalg.norm(a) * np.linalg.norm(b)
        return float(np.dot(a, b) / product) if product else 0.0

    query = table[token_id]
    return cosine(query, query), cosine(_attend(query, table[ids_a]), _attend(query, table[ids_b]))
