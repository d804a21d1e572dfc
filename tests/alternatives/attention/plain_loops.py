"""Every function in plain Python loops; NumPy only holds the numbers."""

import math

import numpy as np


def causal_mask(length):
    if length <= 0:
        raise ValueError("length is too small")
    mask = np.zeros((length, length), dtype=bool)
    for query in range(length):
        for key in range(query + 1):
            mask[query, key] = True
    return mask


def padding_mask(attention_mask):
    rows = np.array(attention_mask).tolist()
    if np.ndim(attention_mask) != 2:
        raise ValueError("attention_mask is not a batch")
    return np.array([[[bool(number) for number in row]] for row in rows], dtype=bool)


def _check(queries, keys, mask):
    if np.ndim(queries) < 2:
        raise ValueError("queries need rows and columns")
    if np.ndim(keys) < 2:
        raise ValueError("keys need rows and columns")
    queries, keys = np.array(queries, dtype=float), np.array(keys, dtype=float)
    if queries.shape[:-2] != keys.shape[:-2] or queries.shape[-1] != keys.shape[-1]:
        raise ValueError("keys do not fit the queries")
    shape = (*queries.shape[:-1], keys.shape[-2])
    if mask is None:
        return queries, keys, np.ones(shape, dtype=bool)
    mask = np.array(mask).astype(bool)
    wanted = (1,) * (len(shape) - mask.ndim) + mask.shape
    if len(wanted) != len(shape) or any(have not in (1, want) for have, want in zip(wanted, shape)):
        raise ValueError("mask does not fit")
    return queries, keys, np.zeros(shape, dtype=bool) | mask


def attention_weights(queries, keys, mask=None):
    queries, keys, allowed = _check(queries, keys, mask)
    weights = np.zeros(allowed.shape)
    for place in np.ndindex(*allowed.shape[:-1]):
        scores = {}
        for key in range(allowed.shape[-1]):
            if allowed[place][key]:
                pairs = zip(queries[place], keys[place[:-1]][key])
                scores[key] = sum(float(a) * float(b) for a, b in pairs) / math.sqrt(queries.shape[-1])
        total = sum(math.exp(score - max(scores.values())) for score in scores.values())
        for key, score in scores.items():
            weights[place][key] = math.exp(score - max(scores.values())) / total
    return weights


def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    values = np.array(values, dtype=float)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values do not fit the keys")
    result = np.zeros((*weights.shape[:-1], values.shape[-1]))
    for place in np.ndindex(*weights.shape):
        result[place[:-1]] += weights[place] * values[place[:-2]][place[-1]]
    return result


def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    x = np.array(x, dtype=float)
    if x.ndim < 2:
        raise ValueError("x needs rows and columns")
    d = x.shape[-1]
    if num_heads <= 0 or d // num_heads * num_heads != d:
        raise ValueError("num_heads does not divide the width")
    for name, weights in zip(
        ("query_weights", "key_weights", "value_weights", "output_weights"),
        (query_weights, key_weights, value_weights, output_weights),
    ):
        if np.shape(weights) != (d, d):
            raise ValueError(name + " is not square")
    if x.ndim > 2:
        if mask is not None:
            try:
                mask = np.broadcast_to(np.array(mask), (*x.shape[:-1], x.shape[-2]))
            except ValueError:
                raise ValueError("mask does not fit")
        results = []
        for number in range(len(x)):
            own = None if mask is None else mask[number]
            results.append(
                multi_head_attention(
                    x[number], query_weights, key_weights, value_weights, output_weights, num_heads, own
                )
            )
        return np.array(results)
    queries, keys, values = (x @ np.array(w, dtype=float) for w in (query_weights, key_weights, value_weights))
    joined = np.zeros(x.shape)
    for head in range(num_heads):
        first, last = head * (d // num_heads), (head + 1) * (d // num_heads)
        joined[:, first:last] = attention(queries[:, first:last], keys[:, first:last], values[:, first:last], mask)
    return joined @ np.array(output_weights, dtype=float)
