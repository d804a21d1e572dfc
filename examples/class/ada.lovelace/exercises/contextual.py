from collections.abc import Sequence
import numpy as np
Array = np.ndarray

def contextualize(vectors):
    x = np.asarray(vectors, dtype=float)
    if x.ndim != 2:
        raise ValueError('The shape of vectors is wrong')
    if x.shape[0] == 0:
        raise ValueError('There are no vectors')
    s = np.matmul(x, x.T) / x.shape[1] ** 0.5
    s -= s.max(axis=1)[:, None]
    np.exp(s, out=s)
    s /= s.sum(axis=1)[:, None]
    return np.matmul(s, x)

def similarity_across(table, ids_a, ids_b, token_id):
    table = np.asarray(table, dtype=float)
    if table.ndim != 2:
        raise ValueError('The shape of table is wrong')
    every_count = (_counts('ids_a', ids_a, len(table)), _counts('ids_b', ids_b, len(table)))
    if not 0 <= token_id < len(table) or not all((counts[token_id] for counts in every_count)):
        raise ValueError('The token_id is missing')
    scores = table @ table[token_id] / table.shape[1] ** 0.5
    static = table[token_id]
    mixed = []
    for counts in every_count:
        powers = counts * np.exp(np.minimum(scores - scores[counts > 0].max(), 0))
        mixed.append(powers / powers.sum() @ table)
    cosines = []
    for a, b in ((static, static), mixed):
        square = a @ a * (b @ b)
        cosines.append(a @ b / square ** 0.5 if square > 0 else 0.0)
    return (cosines[0], cosines[1])

def _cosine(a: Array, b: Array) -> float:
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return float(a @ b / lengths) if lengths > 0 else 0.0

def _as_matrix(name: str, values: Array) -> Array:
    matrix = np.asarray(values, dtype=np.float64)
    if matrix.ndim != 2:
        raise ValueError(f'{name} must have two dimensions, not shape {matrix.shape}')
    return matrix

def _as_ids(name: str, values: Sequence[int], vocab_size: int) -> Array:
    ids = np.asarray(values)
    if ids.ndim != 1:
        raise ValueError(f'{name} must be a flat list of ids, not of shape {ids.shape}')
    if ids.size == 0:
        return ids.astype(np.int64)
    if not np.issubdtype(ids.dtype, np.integer):
        raise ValueError(f'{name} must be integers, not {ids.dtype}')
    if ids.min() < 0 or ids.max() >= vocab_size:
        raise ValueError(f'{name} must lie between 0 and {vocab_size - 1}; they go from {ids.min()} to {ids.max()}')
    return ids.astype(np.int64)

def _counts(name, ids, size):
    ids = list(ids)
    counts = np.zeros(size)
    for i in ids:
        if np.ndim(i) or not 0 <= i < size:
            raise ValueError(f'{name} is no flat list of ids below {size}')
        counts[i] += 1
    return counts
