"""Both functions in plain Python, one number at a time."""

import math

import numpy as np


def contextualize(vectors):
    if np.ndim(vectors) != 2 or len(vectors) == 0:
        raise ValueError("vectors must be a list of vectors")
    rows = [[float(x) for x in row] for row in vectors]
    result = []
    for query in rows:
        scores = []
        for key in rows:
            score = 0.0
            for x, y in zip(query, key):
                score += x * y
            scores.append(score / len(query) ** 0.5)
        greatest = max(scores)
        weights = [math.exp(score - greatest) for score in scores]
        total = sum(weights)
        mixed = [0.0] * len(query)
        for weight, row in zip(weights, rows):
            for column in range(len(row)):
                mixed[column] += weight / total * row[column]
        result.append(mixed)
    return np.array(result)


def similarity_across(table, ids_a, ids_b, token_id):
    if np.ndim(table) != 2:
        raise ValueError("table must be 2-D")
    pairs = []
    for name, ids in [("ids_a", ids_a), ("ids_b", ids_b)]:
        if np.ndim(ids) != 1:
            raise ValueError(f"{name} must be 1-D")
        ids = [int(i) for i in ids]
        for i in ids:
            if i < 0 or i >= len(table):
                raise ValueError(f"{name} holds {i}")
        if token_id not in ids:
            raise ValueError(f"token_id is not in {name}")
        place = ids.index(token_id)
        sentence = [table[i] for i in ids]
        pairs.append((list(map(float, sentence[place])), contextualize(sentence)[place].tolist()))
    cosines = []
    for a, b in zip(*pairs):
        product = sum(x * y for x, y in zip(a, b))
        lengths = math.sqrt(sum(x * x for x in a)) * math.sqrt(sum(y * y for y in b))
        cosines.append(product / lengths if lengths else 0.0)
    return tuple(cosines)
