"""The keys arrive one after the other: running maximum, running sum, running average. Masks are indices of keys."""

import numpy as np


def causal_mask(length):
    if length < 1:
        raise ValueError("length < 1")
    numbers = np.cumsum(np.ones((length, length)), axis=1)
    return numbers <= numbers.T


def padding_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask.ndim != 2")
    return np.stack([mask == 1], axis=1)


def _stream(queries, keys, values, mask):
    queries, keys = np.asarray(queries, dtype=np.float64), np.asarray(keys, dtype=np.float64)
    if queries.ndim < 2:
        raise ValueError("queries.ndim < 2")
    if keys.ndim < 2:
        raise ValueError("keys.ndim < 2")
    if queries.shape[:-2] != keys.shape[:-2]:
        raise ValueError("keys are of another batch")
    if queries.shape[-1] != keys.shape[-1]:
        raise ValueError("keys are of another width")
    shape = (*queries.shape[:-1], keys.shape[-2])
    try:
        allowed = np.broadcast_to(True if mask is None else np.asarray(mask) != 0, shape)
    except ValueError as error:
        raise ValueError(f"mask: {error}") from error
    if values is None:
        values = np.broadcast_to(np.eye(shape[-1]), (*shape[:-2], shape[-1], shape[-1]))
    values = np.asarray(values, dtype=np.float64)
    if values.ndim < 2 or values.shape[:-1] != keys.shape[:-1]:
        raise ValueError("values are not one for each key")
    highest = np.full(shape[:-1], -np.inf)
    total = np.zeros(shape[:-1])
    average = np.zeros((*shape[:-1], values.shape[-1]))
    for key in range(shape[-1]):
        score = (queries * keys[..., key : key + 1, :]).sum(axis=-1) / queries.shape[-1] ** 0.5
        above = np.where(allowed[..., key], np.maximum(highest, score), highest)
        base = np.where(np.isinf(above), 0.0, above)
        kept = total * np.exp(np.where(np.isinf(highest), -np.inf, highest - base))
        added = np.where(allowed[..., key], np.exp(np.minimum(score - base, 0)), 0.0)
        total = kept + added
        share = np.where(total > 0, added / np.where(total > 0, total, 1), 0.0)[..., None]
        average = (1 - share) * average + share * values[..., key : key + 1, :]
        highest = above
    return average


def attention_weights(queries, keys, mask=None):
    return _stream(queries, keys, None, mask)


def attention(queries, keys, values, mask=None):
    return _stream(queries, keys, values, mask)
