"""Both functions in plain Python, one number at a time."""

import math

import numpy as np


def contextualize(vectors):
    rows = vectors.tolist()
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
    pairs = []
    for ids in (ids_a.tolist(), ids_b.tolist()):
        place = ids.index(token_id)
        sentence = np.array([table[i] for i in ids])
        pairs.append((sentence[place].tolist(), contextualize(sentence)[place].tolist()))
    cosines = []
    for a, b in zip(*pairs):
        product = sum(x * y for x, y in zip(a, b))
        lengths = math.sqrt(sum(x * x for x in a)) * math.sqrt(sum(y * y for y in b))
        cosines.append(product / lengths if lengths else 0.0)
    return tuple(cosines)
