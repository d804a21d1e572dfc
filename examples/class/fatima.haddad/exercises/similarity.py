from collections.abc import Collection
from typing import Any
import numpy as np
from numpy.typing import NDArray
Array = NDArray[Any]

def cosine_similarity(a, b):
    a, b = _two(a, b)
    with np.errstate(invalid='ignore'):
        return float(a @ b / (_lengths(a) * _lengths(b)))

def cosine_matrix(vectors: Array) -> Array:
    units = _unit(_as_matrix('vectors', vectors))
    return units @ units.T

def nearest_neighbors(table: Array, query: Array, k: int, exclude: Collection[int]=()) -> list[int]:
    table = _as_matrix('table', table)
    query = _as_vector('query', query)
    if len(query) != table.shape[1]:
        raise ValueError(f'query must be {table.shape[1]} long like the rows of the table, not {len(query)}')
    if k < 1:
        raise ValueError(f'k must be at least 1, not {k}')
    cosines = (_unit(table) * _unit(query)).sum(axis=1)
    ranking = np.argsort(-cosines, kind='stable').tolist()
    return [row for row in ranking if row not in exclude][:k]

def analogy(table: Array, a: int, b: int, c: int, k: int=1) -> list[int]:
    table = _as_matrix('table', table)
    for name, row in (('a', a), ('b', b), ('c', c)):
        if not 0 <= row < len(table):
            raise ValueError(f'{name} must lie between 0 and {len(table) - 1}, not {row}')
    target = _unit(table[b]) - _unit(table[a]) + _unit(table[c])
    return nearest_neighbors(table, target, k, exclude=(a, b, c))

def _unit(vectors: Array) -> Array:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)

def _as_vector(name: str, values: Array) -> Array:
    vector = np.asarray(values, dtype=np.float64)
    if vector.ndim != 1:
        raise ValueError(f'{name} must have one dimension, not shape {vector.shape}')
    return vector

def _as_matrix(name: str, values: Array) -> Array:
    matrix = np.asarray(values, dtype=np.float64)
    if matrix.ndim != 2:
        raise ValueError(f'{name} must have two dimensions, not shape {matrix.shape}')
    return matrix

def _two(a, b):
    a, b = (_as_vector('a', a), _as_vector('b', b))
    if len(a) != len(b):
        raise ValueError('b must be as long as a')
    return (a, b)

def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))
