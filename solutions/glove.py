"""Word vectors from counts: who stands near whom, the loss of GloVe, and the older way by PPMI and singular vectors."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def cooccurrence(sentences: Sequence[Sequence[int]], vocab_size: int, window: int) -> Array:
    """Count which words stand near each other; a near neighbour counts more than a far one.

    Take every pair of positions of the same sentence that are at most `window` apart. It adds 1 / distance to the cell
    [i, j] and as much to [j, i], where i and j are the ids at the two positions. So the result is symmetric, and a pair
    of equal ids adds twice to its one cell. Pairs never cross from one sentence into the next.

    Args:
        sentences: lists of ids, each of any length, also 0; any integer dtype; ids 0 to V-1. There may be none.
        vocab_size: V, the number of words; at least 1.
        window: the greatest distance that counts, 1 for next neighbours alone; at least 1.
    Returns:
        The counts, shape (V, V), float64.
    Raises:
        ValueError: `vocab_size` or `window` is below 1; an entry of `sentences` is not a flat list of ids, or holds an
            id below 0 or above V-1; the message names the argument.
    Example:
        >>> cooccurrence([[0, 1, 2], [2, 2]], vocab_size=3, window=2)
        array([[0. , 1. , 0.5],
               [1. , 0. , 1. ],
               [0.5, 1. , 2. ]])

    Source: Pennington, Socher and Manning 2014, section 4.2 (the weight 1 / distance).
    Lesson: docs/lessons/glove.md#co-occurrence
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    ids, sentence_of = _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for distance in range(1, min(window, len(ids) - 1) + 1):
        together = sentence_of[:-distance] == sentence_of[distance:]
        cells = ids[:-distance][together] * vocab_size + ids[distance:][together]
        # counts[cells] += 1 / distance would add once per cell, however often the pair occurs.
        np.add.at(counts.ravel(), cells, 1 / distance)
    return counts + counts.T


def glove_weights(counts: Array, x_max: float = 100.0, alpha: float = 0.75) -> Array:
    """Return how much each count matters to GloVe's loss: min(1, (x / x_max) ** alpha), and 0 where the count is 0.

    Rare pairs are mostly noise and get a small weight; from `x_max` on all pairs weigh the same. A pair that was never
    seen has weight 0 for every alpha, also for alpha = 0.

    Args:
        counts: shape (...), any real dtype, or nested lists; not negative.
        x_max: the count from which on the weight is 1; greater than 0.
        alpha: the power; 1 would make the weight grow in step with the count; not negative.
    Returns:
        Weights from 0 to 1, the shape of `counts`, float64.
    Raises:
        ValueError: `x_max` is not positive; the message names it.
    Example:
        >>> glove_weights([0, 6.25, 100, 5000])
        array([0.   , 0.125, 1.   , 1.   ])

    Source: Pennington, Socher and Manning 2014, equation 9.
    Lesson: docs/lessons/glove.md#q-glove
    """
    if not x_max > 0:
        raise ValueError(f"x_max must be greater than 0, not {x_max}")
    counts = np.asarray(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(counts / x_max, 1) ** alpha, 0)


def glove_loss(centers: Array, contexts: Array, center_biases: Array, context_biases: Array, counts: Array) -> float:
    """Return GloVe's loss: a weighted sum of squared errors of the log counts, over the cells with a count above 0.

    Each cell [i, j] costs f(x) * (centers[i] . contexts[j] + center_biases[i] + context_biases[j] - log(x)) ** 2. Here
    x is the count, f the weight of `glove_weights` with its defaults, and the logarithm the natural one. Cells with a
    count of 0 cost nothing. It is a sum, not a mean, and there is no factor 1/2.

    Args:
        centers: the vectors of the words as center (row) words, shape (V, d), any real dtype, or nested lists.
        contexts: the vectors of the words as context (column) words, shape (V, d).
        center_biases: shape (V,).
        context_biases: shape (V,).
        counts: shape (V, V), not negative; need not be symmetric.
    Returns:
        The loss, a float; 0.0 without any count.
    Raises:
        ValueError: `centers` is not 2-D; `contexts` has another shape than `centers`; `center_biases` or
            `context_biases` is not of shape (V,); `counts` is not of shape (V, V); the message names the argument.
    Example:
        >>> centers, contexts = [[1.0, 2.0], [0.0, 1.0]], [[1.0, 0.0], [3.0, 1.0]]
        >>> round(glove_loss(centers, contexts, [0.5, 0.0], [0.0, 1.0], [[0, 100], [0, 0]]), 6)
        3.59038

    Source: Pennington, Socher and Manning 2014, equation 8.
    Lesson: docs/lessons/glove.md#q-glove
    """
    parameters, counts = _as_model(centers, contexts, center_biases, context_biases, counts)
    _, _, errors, weights = _errors(*parameters, counts)
    return float(np.sum(weights * errors**2))


def glove_gradients(
    centers: Array, contexts: Array, center_biases: Array, context_biases: Array, counts: Array
) -> tuple[Array, Array, Array, Array]:
    """Return the gradients of `glove_loss` with respect to its four parameters, the factor 2 of the square included.

    Args:
        centers: shape (V, d), any real dtype, or nested lists.
        contexts: shape (V, d).
        center_biases: shape (V,).
        context_biases: shape (V,).
        counts: shape (V, V), not negative; need not be symmetric.
    Returns:
        A tuple of four gradients, in the order of the arguments: shapes (V, d), (V, d), (V,) and (V,), float64. The
        rows of a word that has no count are exactly 0.
    Raises:
        ValueError: `centers` is not 2-D; `contexts` has another shape than `centers`; `center_biases` or
            `context_biases` is not of shape (V,); `counts` is not of shape (V, V); the message names the argument.
    Example:
        >>> gradients = glove_gradients([[2.0]], [[3.0]], [0.5], [0.5], [[100.0]])
        >>> [gradient.round(4).tolist() for gradient in gradients]
        [[[14.369]], [[9.5793]], [4.7897], [4.7897]]

    Source: Pennington, Socher and Manning 2014, equation 8 (the loss that is differentiated).
    Lesson: docs/lessons/glove.md#q-glove
    """
    parameters, counts = _as_model(centers, contexts, center_biases, context_biases, counts)
    return _gradients(*parameters, counts)


def ppmi(counts: Array) -> Array:
    """Return the positive pointwise mutual information: how much more often two words meet than by chance, in nats.

    A cell is max(0, log(x * total / (row_sum * column_sum))): x the count, `total` the sum of all counts, and the sums
    those of the cell's own row and column. It is 0 where the count is 0, and where the words meet less often than by
    chance. A word that has no count at all gets zeros, not NaN.

    Args:
        counts: shape (V, V), any real dtype, or nested lists; not negative; need not be symmetric.
    Returns:
        Shape (V, V), float64, no entry below 0.
    Raises:
        ValueError: `counts` is not a square matrix; the message names it.
    Example:
        >>> ppmi([[0, 2, 0], [2, 0, 0], [0, 0, 4]]).round(4)
        array([[0.    , 1.3863, 0.    ],
               [1.3863, 0.    , 0.    ],
               [0.    , 0.    , 0.6931]])

    Source: Church and Hanks 1990 (mutual information of words); Levy and Goldberg 2014, section 3 (its positive part).
    Lesson: docs/lessons/glove.md#ppmi
    """
    counts = _as_square("counts", counts)
    information = np.zeros(counts.shape)
    rows, columns = np.nonzero(counts > 0)
    row_sums, column_sums = counts.sum(axis=1), counts.sum(axis=0)
    ratios = counts[rows, columns] / row_sums[rows] / column_sums[columns] * counts.sum()
    information[rows, columns] = np.maximum(np.log(ratios), 0)
    return information


def svd_vectors(matrix: Array, width: int) -> Array:
    """Return a short vector for each row of a matrix, from its greatest singular values: U_d * sqrt(S_d).

    The singular value decomposition writes the matrix as U @ diag(S) @ V.T, the singular values in S from the greatest
    down. Keep the first d columns of U, and multiply each with the square root of its singular value. The sign of a
    column is free, so tests compare the products of vectors, which do not depend on it.

    Args:
        matrix: shape (V, V), any real dtype, or nested lists; need not be symmetric.
        width: d, how many singular values to keep; 1 to V.
    Returns:
        The vectors, shape (V, d), float64, the column of the greatest singular value first.
    Raises:
        ValueError: `matrix` is not a square matrix; `width` is below 1 or above V; the message names it.
    Example:
        >>> vectors = svd_vectors([[4.0, 0.0], [0.0, 9.0]], 1)
        >>> np.abs(vectors) + 0.0
        array([[0.],
               [3.]])

    Source: Eckart and Young 1936; Levy, Goldberg and Dagan 2015, section 3.3 (the square root).
    Lesson: docs/lessons/glove.md#ppmi
    """
    matrix = _as_square("matrix", matrix)
    _check_size("width", width)
    if width > len(matrix):
        raise ValueError(f"width must be at most {len(matrix)}, the number of rows, not {width}")
    left, values = _leading_singular_vectors(matrix, width)
    return left * np.sqrt(values)


def train_glove(counts: Array, width: int, epochs: int, learning_rate: float, rng: np.random.Generator) -> Array:
    """Train GloVe: fit centers, contexts and both biases to the log counts by AdaGrad.

    AdaGrad divides each step by the root of the sum of the squared gradients that this number has had so far:
    parameter -= learning_rate * gradient / sqrt(sum). Every cell with a count above 0 is used at least once in every
    epoch; cells with a count of 0 are never used.

    You choose how the parameters are drawn (as small numbers around 0), where the sums start, and whether a step takes
    one cell, a block of cells or all. Tests look at the result alone: words of one kind are closer to each other than
    to others, and the vectors explain the log counts. A word without counts must not turn into NaN.

    Args:
        counts: shape (V, V), any real dtype, or nested lists; not negative; need not be symmetric.
        width: d, at least 1.
        epochs: how often to go through the counts; at least 0. After 0 epochs the vectors are as they were drawn.
        learning_rate: the step size of AdaGrad.
        rng: the only source of randomness.
    Returns:
        The sum of the two tables, centers + contexts, shape (V, d), float64.
    Raises:
        ValueError: `counts` is not a square matrix; `width` is below 1; `epochs` is negative; the message names it.
    Example:
        >>> counts = cooccurrence([[0, 2, 1, 2]] * 100 + [[3, 5, 4, 5]] * 100, vocab_size=6, window=2)
        >>> vectors = train_glove(counts, 4, 100, 0.3, np.random.default_rng(0))
        >>> bool(vectors[0] @ vectors[1] > vectors[0] @ vectors[4])
        True

    Source: Pennington, Socher and Manning 2014, section 4.2; Duchi, Hazan and Singer 2011 (AdaGrad).
    Lesson: docs/lessons/glove.md#training
    """
    counts = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError(f"epochs must be at least 0, not {epochs}")
    size = len(counts)
    shapes = [(size, width), (size, width), (size,), (size,)]
    parameters = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        groups = np.array_split(rng.permutation(size), -(-size // _GROUP))
        for rows in groups:
            for columns in groups:
                # Row words have a center and its bias in this block, column words a context and its bias.
                parts = [rows, columns, rows, columns]
                values = [parameter[part] for parameter, part in zip(parameters, parts, strict=True)]
                slopes = _gradients(*values, counts[np.ix_(rows, columns)])
                for parameter, total, part, slope in zip(parameters, sums, parts, slopes, strict=True):
                    total[part] += slope**2
                    parameter[part] -= learning_rate * slope / np.sqrt(total[part])
    return parameters[0] + parameters[1]


#: How many words of each side a step of `train_glove` takes: as many as keep a block of cells in the processor's cache.
_GROUP = 256


def _errors(
    centers: Array, contexts: Array, center_biases: Array, context_biases: Array, counts: Array
) -> tuple[Array, Array, Array, Array]:
    """Return row, column, error and weight of each cell with a count above 0."""
    rows, columns = np.nonzero(counts > 0)
    seen = counts[rows, columns]
    predicted = (centers @ contexts.T)[rows, columns] + center_biases[rows] + context_biases[columns]
    return rows, columns, predicted - np.log(seen), glove_weights(seen)


def _gradients(
    centers: Array, contexts: Array, center_biases: Array, context_biases: Array, counts: Array
) -> tuple[Array, Array, Array, Array]:
    rows, columns, errors, weights = _errors(centers, contexts, center_biases, context_biases, counts)
    slopes = np.zeros(counts.shape)
    slopes[rows, columns] = 2 * weights * errors
    return slopes @ contexts, slopes.T @ centers, slopes.sum(axis=1), slopes.sum(axis=0)


def _leading_singular_vectors(matrix: Array, width: int) -> tuple[Array, Array]:
    """Return the first `width` left singular vectors, as columns, and their singular values."""
    size = len(matrix)
    enough = 3 * width + 160
    if size <= max(2000, 2 * enough):
        left, values, _ = np.linalg.svd(matrix)
        return left[:, :width], values[:width]
    # The full decomposition of thousands of rows takes minutes. Multiplying a few vectors by the matrix again and again
    # turns them towards the leading ones, and what all rounds span together (a Krylov space) holds these closely.
    block = np.random.default_rng(0).normal(size=(size, 32))
    basis, images = np.zeros((size, 0)), np.zeros((size, 0))
    while basis.shape[1] < enough:
        for _ in range(3):  # Where the matrix has nothing left to give, once or twice leaves noise along the basis.
            block, _ = np.linalg.qr(block - basis @ (basis.T @ block))
        image = matrix.T @ block
        basis, images = np.hstack([basis, block]), np.hstack([images, image])
        block = matrix @ image
    left, values, _ = np.linalg.svd(images.T, full_matrices=False)
    return basis @ left[:, :width], values[:width]


def _as_square(name: str, values: Array) -> Array:
    matrix = np.asarray(values, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ValueError(f"{name} must be a square matrix, not of shape {matrix.shape}")
    return matrix


def _as_model(
    centers: Array, contexts: Array, center_biases: Array, context_biases: Array, counts: Array
) -> tuple[list[Array], Array]:
    centers = np.asarray(centers, dtype=np.float64)
    if centers.ndim != 2:
        raise ValueError(f"centers must have two dimensions, not shape {centers.shape}")
    size = len(centers)
    parameters = [centers]
    for name, values, shape in (
        ("contexts", contexts, centers.shape),
        ("center_biases", center_biases, (size,)),
        ("context_biases", context_biases, (size,)),
        ("counts", counts, (size, size)),
    ):
        array = np.asarray(values, dtype=np.float64)
        if array.shape != shape:
            raise ValueError(f"{name} must be of shape {shape}, since centers is {centers.shape}; it is {array.shape}")
        parameters.append(array)
    return parameters[:4], parameters[4]


def _as_text(sentences: Sequence[Sequence[int]], vocab_size: int) -> tuple[Array, Array]:
    """Return the ids of all sentences in one array, and for each of them the number of its sentence."""
    parts = [np.asarray(sentence) for sentence in sentences]
    if any(part.ndim != 1 for part in parts):
        raise ValueError("sentences must hold flat lists of ids")
    # The empty array gives the result its dtype where there are no ids. A great uint64 turns negative: no id either.
    ids = np.concatenate([np.zeros(0, dtype=np.int64), *(part.astype(np.int64) for part in parts)])
    if ids.size and (ids.min() < 0 or ids.max() >= vocab_size):
        raise ValueError(
            f"sentences must hold ids between 0 and {vocab_size - 1}; they go from {ids.min()} to {ids.max()}"
        )
    return ids, np.repeat(np.arange(len(parts)), [len(part) for part in parts])


def _check_size(name: str, value: int) -> None:
    if value < 1:
        raise ValueError(f"{name} must be at least 1, not {value}")
