from collections.abc import Sequence
from typing import Any
import numpy as np
from numpy.typing import NDArray
from collections import Counter
Array = NDArray[Any]

def cooccurrence(sentences, vocab_size, window):
    if not vocab_size >= 1:
        raise ValueError('too small: vocab_size')
    if not window >= 1:
        raise ValueError('too small: window')
    pairs = Counter()
    for sentence in map(np.asarray, sentences):
        if sentence.ndim != 1:
            raise ValueError('not flat: sentences')
        words = sentence.tolist()
        if words and (not (min(words) >= 0 and max(words) < vocab_size)):
            raise ValueError('not an id: sentences')
        for distance in range(1, window + 1):
            for early, late in zip(words, words[distance:]):
                pairs[early, late, distance] += 1
    counts = np.zeros((vocab_size, vocab_size))
    for (early, late, distance), times in pairs.items():
        counts[early, late] += times / distance
        counts[late, early] += times / distance
    return counts

def glove_weights(counts, x_max=100.0, alpha=0.75):
    if x_max <= 0.0:
        raise ValueError('too small: x_max')
    counts = np.array(counts, dtype=np.float64)
    weights = np.ones_like(counts)
    weights[counts < x_max] = (counts[counts < x_max] / x_max) ** alpha
    weights[counts == 0] = 0
    return weights

def glove_loss(centers, contexts, center_biases, context_biases, counts):
    *_, errors, weights = _cells(centers, contexts, center_biases, context_biases, counts)
    return float(errors @ (weights * errors))

def glove_gradients(centers, contexts, center_biases, context_biases, counts):
    w, c, i, j, errors, weights = _cells(centers, contexts, center_biases, context_biases, counts)
    slopes = weights * errors * 2
    center_gradient, context_gradient = (np.zeros_like(w), np.zeros_like(c))
    np.add.at(center_gradient, i, slopes[:, None] * c[j])
    np.add.at(context_gradient, j, slopes[:, None] * w[i])
    biases = [np.bincount(side, weights=slopes, minlength=len(w)).astype(np.float64) for side in (i, j)]
    return (center_gradient, context_gradient, *biases)

def ppmi(counts):
    counts = np.array(counts, dtype=np.float64)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError('not square: counts')
    joint = counts / (counts.sum() or 1.0)
    result = np.zeros_like(joint)
    for i, j in np.argwhere(joint > 0):
        result[i, j] = np.log(joint[i, j]) - np.log(joint[i].sum()) - np.log(joint[:, j].sum())
    return np.clip(result, 0.0, None)

def svd_vectors(matrix, width):
    matrix = np.array(matrix, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ValueError('not square: matrix')
    if width not in range(1, len(matrix) + 1):
        raise ValueError('out of range: width')
    left, values, _ = np.linalg.svd(matrix, full_matrices=False)
    return -left[:, :width] @ np.diag(values[:width] ** 0.5)

def train_glove(counts, width, epochs, learning_rate, rng):
    counts = np.array(counts, dtype=np.float64)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError('not square: counts')
    if width < 1:
        raise ValueError('too small: width')
    if epochs < 0:
        raise ValueError('too small: epochs')
    size = len(counts)
    tables = [rng.uniform(-0.5, 0.5, (size, width + 1)) / width for _ in range(2)]
    sums = [np.ones((size, width + 1)) for _ in range(2)]
    rows, columns = np.nonzero(counts)
    logs, weights = (np.log(counts[rows, columns]), glove_weights(counts[rows, columns]))
    for _ in range(epochs):
        for part in np.array_split(rng.permutation(len(rows)), 1 + len(rows) // 64):
            i, j = (rows[part], columns[part])
            w, c = (tables[0][i], tables[1][j])
            errors = np.sum(w[:, :-1] * c[:, :-1], axis=1) + w[:, -1] + c[:, -1] - logs[part]
            slopes = (weights[part] * errors)[:, None]
            for side, ids, other in ((0, i, c), (1, j, w)):
                gradient = np.zeros((size, width + 1))
                np.add.at(gradient, ids, slopes * np.hstack([other[:, :-1], np.ones((len(ids), 1))]))
                sums[side] += gradient ** 2
                tables[side] -= learning_rate * gradient / np.sqrt(sums[side])
    return tables[0][:, :-1] + tables[1][:, :-1]
_GROUP = 256

def _errors(centers: Array, contexts: Array, center_biases: Array, context_biases: Array, counts: Array) -> tuple[Array, Array, Array, Array]:
    rows, columns = np.nonzero(counts > 0)
    seen = counts[rows, columns]
    predicted = (centers @ contexts.T)[rows, columns] + center_biases[rows] + context_biases[columns]
    return (rows, columns, predicted - np.log(seen), glove_weights(seen))

def _gradients(centers: Array, contexts: Array, center_biases: Array, context_biases: Array, counts: Array) -> tuple[Array, Array, Array, Array]:
    rows, columns, errors, weights = _errors(centers, contexts, center_biases, context_biases, counts)
    slopes = np.zeros(counts.shape)
    slopes[rows, columns] = 2 * weights * errors
    return (slopes @ contexts, slopes.T @ centers, slopes.sum(axis=1), slopes.sum(axis=0))

def _leading_singular_vectors(matrix: Array, width: int) -> tuple[Array, Array]:
    size = len(matrix)
    enough = 4 * width + 160
    if size <= max(2000, 2 * enough):
        left, values, _ = np.linalg.svd(matrix)
        return (left[:, :width], values[:width])
    block = np.random.default_rng(0).normal(size=(size, 32))
    basis = np.zeros((size, 0))
    while basis.shape[1] < enough:
        block = matrix @ (matrix.T @ block)
        block, _ = np.linalg.qr(block - basis @ (basis.T @ block))
        basis = np.hstack([basis, block])
    basis, _ = np.linalg.qr(basis)
    left, values, _ = np.linalg.svd(basis.T @ matrix, full_matrices=False)
    return (basis @ left[:, :width], values[:width])

def _as_square(name: str, values: Array) -> Array:
    matrix = np.asarray(values, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ValueError(f'{name} must be a square matrix, not of shape {matrix.shape}')
    return matrix

def _as_model(centers: Array, contexts: Array, center_biases: Array, context_biases: Array, counts: Array) -> tuple[list[Array], Array]:
    centers = np.asarray(centers, dtype=np.float64)
    if centers.ndim != 2:
        raise ValueError(f'centers must have two dimensions, not shape {centers.shape}')
    size = len(centers)
    parameters = [centers]
    for name, values, shape in (('contexts', contexts, centers.shape), ('center_biases', center_biases, (size,)), ('context_biases', context_biases, (size,)), ('counts', counts, (size, size))):
        array = np.asarray(values, dtype=np.float64)
        if array.shape != shape:
            raise ValueError(f'{name} must be of shape {shape}, since centers is {centers.shape}; it is {array.shape}')
        parameters.append(array)
    return (parameters[:4], parameters[4])

def _as_text(sentences: Sequence[Sequence[int]], vocab_size: int) -> tuple[Array, Array]:
    parts = [np.asarray(sentence) for sentence in sentences]
    if any((part.ndim != 1 for part in parts)):
        raise ValueError('sentences must hold flat lists of ids')
    ids = np.concatenate([np.zeros(0, dtype=np.int64), *(part.astype(np.int64) for part in parts)])
    if ids.size and (ids.min() < 0 or ids.max() >= vocab_size):
        raise ValueError(f'sentences must hold ids between 0 and {vocab_size - 1}; they go from {ids.min()} to {ids.max()}')
    return (ids, np.repeat(np.arange(len(parts)), [len(part) for part in parts]))

def _check_size(name: str, value: int) -> None:
    if value < 1:
        raise ValueError(f'{name} must be at least 1, not {value}')

def _cells(centers, contexts, center_biases, context_biases, counts):
    w, c, b, a, x = map(np.float64, (centers, contexts, center_biases, context_biases, counts))
    if np.ndim(w) != 2:
        raise ValueError('wrong shape: centers')
    if np.shape(c) != w.shape:
        raise ValueError('wrong shape: contexts')
    if np.shape(b) != (len(w),):
        raise ValueError('wrong shape: center_biases')
    if np.shape(a) != (len(w),):
        raise ValueError('wrong shape: context_biases')
    if np.shape(x) != (len(w), len(w)):
        raise ValueError('wrong shape: counts')
    i, j = np.nonzero(x)
    errors = (w[i] * c[j]).sum(axis=1) + b[i] + a[j] - np.log(x[i, j])
    return (w, c, i, j, errors, glove_weights(x[i, j]))
