from collections.abc import Sequence
from typing import Any
import numpy as np
from numpy.typing import NDArray
Array = NDArray[Any]

def skipgram_pairs(ids: Sequence[int], window: int) -> list[tuple[int, int]]:
    return [(center, context) for center, contexts in _windows(ids, window) for context in contexts]

def cbow_examples(ids: Sequence[int], window: int) -> list[tuple[list[int], int]]:
    return [(contexts, center) for center, contexts in _windows(ids, window) if contexts]

def negative_distribution(counts: Array, power: float=0.75) -> Array:
    counts = _as_vector('counts', counts)
    if np.any(counts < 0):
        raise ValueError(f'counts must not be negative; the least is {counts.min()}')
    if not np.any(counts):
        raise ValueError('counts must hold at least one id that occurs')
    weights: Array = counts ** power
    return weights / weights.sum()

def skipgram_loss(center, context, negatives):
    return float(_errors(*_stack(center, context, negatives, ('center', 'context')))[1])

def skipgram_gradients(center, context, negatives):
    vector, targets = _stack(center, context, negatives, ('center', 'context'))
    errors, _ = _errors(vector, targets)
    by_target = errors[:, None] * vector[None, :]
    return (targets.T @ errors, by_target[0].copy(), by_target[1:].copy())

def cbow_loss(contexts, center, negatives):
    contexts = np.array(contexts, dtype=float)
    if contexts.ndim != 2 or not contexts.shape[0]:
        raise ValueError('contexts')
    mean = np.einsum('cd->d', contexts) / contexts.shape[0]
    return float(_errors(*_stack(mean, center, negatives, ('contexts', 'center')))[1])

def train_skipgram(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    given = dict(vocab_size=vocab_size, width=width, window=window, num_negatives=num_negatives, epochs=epochs + 1)
    for name, value in given.items():
        if value < 1:
            raise ValueError(name)
    try:
        lists = [np.array(sentence, dtype=np.int64).reshape(np.shape(sentence)) for sentence in sentences]
    except ValueError:
        raise ValueError('sentences') from None
    if any((ids.ndim != 1 or (ids.size and (not 0 <= ids.min() <= ids.max() < vocab_size)) for ids in lists)):
        raise ValueError('sentences')
    centers, contexts = ([], [])
    for ids in lists:
        for distance in range(1, min(window, len(ids) - 1) + 1):
            centers += [ids[:-distance], ids[distance:]]
            contexts += [ids[distance:], ids[:-distance]]
    table, outputs = (rng.normal(0, 0.1, (vocab_size, width)), np.zeros((vocab_size, width)))
    if not centers:
        return table
    pairs = np.stack([np.concatenate(centers), np.concatenate(contexts)], axis=1)
    cumulated = np.cumsum(np.bincount(np.concatenate(lists), minlength=vocab_size) ** 0.75)
    size = 1 if len(pairs) < 100 else 256
    for _ in range(epochs):
        order = rng.permutation(len(pairs))
        draws = np.searchsorted(cumulated, rng.random((len(pairs), num_negatives)) * cumulated[-1], side='right')
        everything = np.hstack([pairs[order], draws])
        for start in range(0, len(pairs), size):
            batch = everything[start:start + size]
            vectors, others = (table[batch[:, 0]], outputs[batch[:, 1:]])
            scores = (others @ vectors[:, :, None])[:, :, 0]
            errors = 0.5 + 0.5 * np.tanh(0.5 * scores)
            errors[:, 0] -= 1
            errors *= learning_rate
            changes = (errors[:, None, :] @ others)[:, 0, :]
            places = batch[:, 1:, None] * width + np.arange(width)
            steps = errors[:, :, None] * vectors[:, None, :]
            np.subtract.at(outputs.reshape(-1), places.ravel(), steps.ravel())
            np.subtract.at(table, batch[:, 0], changes)
    return table

def _step(centers: Array, contexts: Array, center_ids: Array, rows: Array, context_ids: Array, negative_ids: Array, num_negatives: int, rate: float) -> None:
    vectors, targets, negatives = (centers[center_ids], contexts[context_ids], contexts[negative_ids])
    sources = vectors[rows]
    pull = rate * _sigmoid(-np.einsum('ij,ij->i', sources, targets))[:, None]
    pairs = np.bincount(rows, minlength=len(vectors)).astype(vectors.dtype)[:, None]
    push = rate * num_negatives / len(negatives) * pairs * _sigmoid(vectors @ negatives.T)
    steps = -push @ negatives
    _add_rows(steps, rows, pull * targets)
    _add_rows(centers, center_ids, steps)
    _add_rows(contexts, context_ids, pull * sources)
    _add_rows(contexts, negative_ids, -push.T @ vectors)

def _add_rows(table: Array, ids: Array, rows: Array) -> None:
    width = table.shape[1]
    places = ids[:, None] * width + np.arange(width)
    np.add.at(table.reshape(-1), places.ravel(), rows.ravel())

def _sigmoid(scores: Array) -> Array:
    return (1 + np.tanh(scores / 2)) / 2

def _log_sigmoid(scores: Array) -> Array:
    return -np.logaddexp(0, -scores)

def _windows(ids: Sequence[int], window: int) -> list[tuple[int, list[int]]]:
    if window < 1:
        raise ValueError(f'window must be at least 1, not {window}')
    text = _as_ids('ids', ids).tolist()
    return [(center, text[max(0, position - window):position] + text[position + 1:position + 1 + window]) for position, center in enumerate(text)]

def _as_ids(name: str, values: Sequence[int], vocab_size: int | None=None) -> Array:
    ids = np.asarray(values, dtype=np.int64)
    if ids.ndim != 1:
        raise ValueError(f'{name} must be flat lists of ids, not of shape {ids.shape}')
    if ids.size and (ids.min() < 0 or (vocab_size is not None and ids.max() >= vocab_size)):
        limit = '' if vocab_size is None else f' and below {vocab_size}'
        raise ValueError(f'{name} must hold ids from 0 on{limit}; these go from {ids.min()} to {ids.max()}')
    return ids

def _as_vector(name: str, values: Array, length: int | None=None) -> Array:
    vector = np.asarray(values, dtype=np.float64)
    if vector.ndim != 1 or length not in (None, len(vector)):
        wanted = 'a flat list of numbers' if length is None else f'{length} numbers'
        raise ValueError(f'{name} must be {wanted}, not of shape {vector.shape}')
    return vector

def _as_rows(name: str, values: Array, width: int) -> Array:
    rows = np.asarray(values, dtype=np.float64)
    if rows.ndim != 2 or rows.shape[1] != width:
        raise ValueError(f'{name} must be rows of {width} numbers, not of shape {rows.shape}')
    return rows

def _as_pair(center: Array, context: Array, negatives: Array) -> tuple[Array, Array, Array]:
    center = _as_vector('center', center)
    return (center, _as_vector('context', context, len(center)), _as_rows('negatives', negatives, len(center)))

def _errors(vector, targets):
    labels = np.zeros(len(targets))
    labels[0] = 1
    scores = targets @ vector
    loss = np.maximum(scores, 0) - labels * scores + np.log1p(np.exp(-np.abs(scores)))
    return (np.exp(-np.logaddexp(0, -scores)) - labels, loss.sum())

def _stack(vector, target, negatives, names):
    vector, target = (np.array(vector, dtype=float), np.array(target, dtype=float))
    negatives = np.array(negatives, dtype=float)
    if vector.ndim != 1:
        raise ValueError(names[0])
    if target.shape != vector.shape:
        raise ValueError(names[1])
    if negatives.ndim != 2 or negatives.shape[1] != len(vector):
        raise ValueError('negatives')
    return (vector, np.vstack([target, negatives]))
