"""Every function in plain Python loops; NumPy only holds the numbers."""

import math

import numpy as np


def causal_mask(length):
    mask = np.zeros((length, length), dtype=bool)
    for query in range(length):
        for key in range(query + 1):
            mask[query, key] = True
    return mask


def padding_mask(attention_mask):
    return np.array([[[bool(number) for number in row]] for row in attention_mask.tolist()], dtype=bool)


def attention_weights(queries, keys, mask=None):
    weights = np.zeros(mask.shape)
    for place in np.ndindex(*mask.shape[:-1]):
        scores = {}
        for key in range(mask.shape[-1]):
            if mask[place][key]:
                pairs = zip(queries[place], keys[place[:-1]][key])
                scores[key] = sum(float(a) * float(b) for a, b in pairs) / math.sqrt(queries.shape[-1])
        total = sum(math.exp(score - max(scores.values())) for score in scores.values())
        for key, score in scores.items():
            weights[place][key] = math.exp(score - max(scores.values())) / total
    return weights


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    result = np.zeros((*weights.shape[:-1], values.shape[-1]))
    for place in np.ndindex(*weights.shape):
        result[place[:-1]] += weights[place] * values[place[:-2]][place[-1]]
    return result


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    if x.ndim > 2:
        matrices = query_weights, key_weights, value_weights, output_weights
        return np.array([multi_head_attention(part, *matrices, num_heads, own) for part, own in zip(x, mask)])
    size = x.shape[-1] // num_heads
    queries, keys, values = (x @ w for w in (query_weights, key_weights, value_weights))
    joined = np.zeros(x.shape)
    for head in range(num_heads):
        first, last = head * size, (head + 1) * size
        joined[:, first:last] = attention(queries[:, first:last], keys[:, first:last], values[:, first:last], mask)
    return joined @ output_weights
