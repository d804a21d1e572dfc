"""Word vectors from counts: who is near whom, the loss of GloVe, and the older way by PPMI and singular vectors."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def cooccurrence(sentences: Sequence[Sequence[int]], vocab_size: int, window: int) -> Array:
    """Count which words are near each other; a near neighbour counts more than a far one.

    Take every pair of positions of the same sentence that are at most `window` apart. It adds 1 / distance to the cell
    [i, j] and as much to [j, i], where i and j are the ids at the two positions. So the result is symmetric, and a pair
    of equal ids adds twice to its one cell. Pairs never cross from one sentence into the next.

    Args:
        sentences: lists of ids from 0 to V-1, each of any length, also 0. There may be none.
        vocab_size: V, the number of words; at least 1.
        window: the largest distance that counts, 1 for next neighbours alone; at least 1.
    Returns:
        The counts, shape (V, V), float64.
    Example:
        >>> cooccurrence([[0, 1, 2], [2, 2]], vocab_size=3, window=2)
        array([[0. , 1. , 0.5],
               [1. , 0. , 1. ],
               [0.5, 1. , 2. ]])

    Source: Pennington, Socher and Manning 2014, section 4.2 (the weight 1 / distance).
    Lesson: docs/lessons/glove.md#co-occurrence
    """
    _check_at_least(1, vocab_size=vocab_size, window=window)
    sentences = _sentences(sentences, vocab_size)
    # Given: sentences is a list of int64 arrays, one for each sentence; their ids are from 0 to V-1.
    counts = np.zeros((vocab_size, vocab_size))
    for ids in sentences:
        for distance in range(1, min(window, len(ids) - 1) + 1):
            # counts[cells] += 1 / distance would add once per cell, however often the pair occurs.
            np.add.at(counts, (ids[:-distance], ids[distance:]), 1 / distance)
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
    Example:
        >>> glove_weights([0, 6.25, 100, 5000])
        array([0.   , 0.125, 1.   , 1.   ])

    Source: Pennington, Socher and Manning 2014, equation 9.
    Lesson: docs/lessons/glove.md#q-glove
    """
    counts = np.asarray(counts, dtype=np.float64)
    _check_x_max(x_max)
    # Given: counts is a float64 array of any shape; x_max is above 0.
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
    Example:
        >>> centers, contexts = [[1.0, 2.0], [0.0, 1.0]], [[1.0, 0.0], [3.0, 1.0]]
        >>> round(glove_loss(centers, contexts, [0.5, 0.0], [0.0, 1.0], [[0, 100], [0, 0]]), 6)
        3.59038

    Source: Pennington, Socher and Manning 2014, equation 8.
    Lesson: docs/lessons/glove.md#q-glove
    """
    centers, contexts, center_biases, context_biases, counts = _model(
        centers, contexts, center_biases, context_biases, counts
    )
    # Given: all five are float64 arrays of the shapes above.
    seen = counts > 0
    predicted = centers @ contexts.T + center_biases[:, None] + context_biases
    errors = predicted[seen] - np.log(counts[seen])
    return float(np.sum(glove_weights(counts[seen]) * errors**2))


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
    Example:
        >>> gradients = glove_gradients([[2.0]], [[3.0]], [0.5], [0.5], [[100.0]])
        >>> [gradient.round(4).tolist() for gradient in gradients]
        [[[14.369]], [[9.5793]], [4.7897], [4.7897]]

    Source: Pennington, Socher and Manning 2014, equation 8 (the loss that is differentiated).
    Lesson: docs/lessons/glove.md#q-glove
    """
    centers, contexts, center_biases, context_biases, counts = _model(
        centers, contexts, center_biases, context_biases, counts
    )
    # Given: all five are float64 arrays of the shapes above.
    return _gradients(centers, contexts, center_biases, context_biases, counts)


def ppmi(counts: Array) -> Array:
    """Return the positive pointwise mutual information: how much more often two words meet than by chance, in nats.

    A cell is max(0, log(x * total / (row_sum * column_sum))): x the count, `total` the sum of all counts, and the sums
    those of the cell's own row and column. It is 0 where the count is 0, and where the words meet less often than by
    chance. A word that has no count at all gets zeros, not NaN.

    Args:
        counts: shape (V, V), any real dtype, or nested lists; not negative; need not be symmetric.
    Returns:
        Shape (V, V), float64, no entry below 0.
    Example:
        >>> ppmi([[0, 2, 0], [2, 0, 0], [0, 0, 4]]).round(4)
        array([[0.    , 1.3863, 0.    ],
               [1.3863, 0.    , 0.    ],
               [0.    , 0.    , 0.6931]])

    Source: Church and Hanks 1990 (mutual information of words); Levy and Goldberg 2014, section 3 (its positive part).
    Lesson: docs/lessons/glove.md#ppmi
    """
    counts = _square("counts", counts)
    # Given: counts is float64, (V, V).
    information = np.zeros(counts.shape)
    rows, columns = np.nonzero(counts)
    expected = counts.sum(axis=1)[rows] * counts.sum(axis=0)[columns] / counts.sum()
    information[rows, columns] = np.maximum(np.log(counts[rows, columns] / expected), 0)
    return information


def svd_vectors(matrix: Array, width: int) -> Array:
    """Return a short vector for each row of a matrix, from its largest singular values: U_d * sqrt(S_d).

    The singular value decomposition writes the matrix as U @ diag(S) @ V.T, the singular values in S from the largest
    down. Keep the first d columns of U, and multiply each with the square root of its singular value. The sign of a
    column is free, so tests compare the products of vectors, which do not depend on it.

    Args:
        matrix: shape (V, V), any real dtype, or nested lists; need not be symmetric.
        width: d, how many singular values to keep; 1 to V.
    Returns:
        The vectors, shape (V, d), float64, the column of the largest singular value first.
    Raises:
        ValueError: `width` is above V.
    Example:
        >>> vectors = svd_vectors([[4.0, 0.0], [0.0, 9.0]], 1)
        >>> np.abs(vectors) + 0.0
        array([[0.],
               [3.]])

    Source: Eckart and Young 1936; Levy, Goldberg and Dagan 2015, section 3.3 (the square root).
    Lesson: docs/lessons/glove.md#ppmi
    """
    matrix = _square("matrix", matrix)
    _check_width(width, len(matrix))
    # Given: matrix is float64, (V, V); width is from 1 to V.
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
    Example:
        >>> counts = cooccurrence([[0, 2, 1, 2]] * 100 + [[3, 5, 4, 5]] * 100, vocab_size=6, window=2)
        >>> vectors = train_glove(counts, 4, 100, 0.3, np.random.default_rng(0))
        >>> bool(vectors[0] @ vectors[1] > vectors[0] @ vectors[4])
        True

    Source: Pennington, Socher and Manning 2014, section 4.2; Duchi, Hazan and Singer 2011 (AdaGrad).
    Lesson: docs/lessons/glove.md#training
    """
    counts = _square("counts", counts)
    _check_at_least(1, width=width)
    _check_at_least(0, epochs=epochs)
    # Given: counts is float64, (V, V); width is at least 1, and epochs at least 0.
    size = len(counts)
    shapes = [(size, width), (size, width), (size,), (size,)]
    parameters = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        groups = np.array_split(rng.permutation(size), -(-size // _GROUP))
        for rows, columns in product(groups, groups):
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


def _gradients(
    centers: Array, contexts: Array, center_biases: Array, context_biases: Array, counts: Array
) -> tuple[Array, Array, Array, Array]:
    seen = counts > 0
    predicted = centers @ contexts.T + center_biases[:, None] + context_biases
    slopes = np.zeros(counts.shape)
    slopes[seen] = 2 * glove_weights(counts[seen]) * (predicted[seen] - np.log(counts[seen]))
    return slopes @ contexts, slopes.T @ centers, slopes.sum(axis=1), slopes.sum(axis=0)


def _leading_singular_vectors(matrix: Array, width: int) -> tuple[Array, Array]:
    """Return the first `width` left singular vectors, as columns, and their singular values.

    The full decomposition of thousands of rows takes minutes. Multiplying a few vectors by the matrix again and again
    turns them towards the leading ones, and what all rounds span together (a Krylov space) holds these closely. The
    rounds end when what lies outside can change the products of vectors by a millionth of their size at most.
    """
    size = len(matrix)
    block = np.random.default_rng(0).normal(size=(size, 16))
    basis, images = np.zeros((size, 0)), np.zeros((size, 0))
    while size > _LARGE and basis.shape[1] < size // 2:
        for _ in range(3):  # Where the matrix has nothing left to give, once or twice leaves noise along the basis.
            block, _ = np.linalg.qr(block - basis @ (basis.T @ block))
        image = matrix.T @ block
        basis, images = np.hstack([basis, block]), np.hstack([images, image])
        block = matrix @ image
        if basis.shape[1] % 32 or basis.shape[1] <= width:
            continue
        squares, mixtures = (part[..., ::-1] for part in np.linalg.eigh(images.T @ images))
        values = np.sqrt(np.maximum(squares[:width], 0))
        # A vector turns by at most what the basis leaves out of its image, over the gap to the values that are cut off.
        outside = (block - basis @ (basis.T @ block)) @ mixtures[-16:, :width]
        gaps = np.maximum(squares[:width] - squares[width], 1e-8 * squares[0])
        allowed = 1e-6 * np.linalg.norm(values) / np.sqrt(2 * width)
        if (values * np.linalg.norm(outside, axis=0) <= allowed * gaps).all():
            return basis @ mixtures[:, :width], values
    left, values, _ = np.linalg.svd(matrix)
    return left[:, :width], values[:width]


#: Up to so many rows a full decomposition takes seconds.
_LARGE = 2000


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _check_at_least(least: int, **numbers: int) -> None:
    for name, number in numbers.items():
        if number < least:
            raise ValueError(f"{name} must be at least {least}, not {number}")


def _check_width(width: int, rows: int) -> None:
    if not 1 <= width <= rows:
        raise ValueError(f"width must be from 1 to {rows}, the number of rows, not {width}")


def _check_x_max(x_max: float) -> None:
    if not x_max > 0:
        raise ValueError(f"x_max must be greater than 0, not {x_max}")


def _sentences(sentences: Sequence[Sequence[int]], vocab_size: int) -> list[Array]:
    parts = [np.asarray(sentence).astype(np.int64) for sentence in sentences]
    for part in parts:
        if part.ndim != 1:
            raise ValueError("sentences must hold flat lists of ids")
        if part.size and (part.min() < 0 or part.max() >= vocab_size):
            raise ValueError(f"sentences must hold ids from 0 to {vocab_size - 1}, not {part.min()} to {part.max()}")
    return parts


def _square(name: str, values: Array) -> Array:
    matrix = np.asarray(values, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ValueError(f"{name} must be a square matrix, not of shape {matrix.shape}")
    return matrix


def _model(
    centers: Array, contexts: Array, center_biases: Array, context_biases: Array, counts: Array
) -> tuple[Array, ...]:
    centers = np.asarray(centers, dtype=np.float64)
    if centers.ndim != 2:
        raise ValueError(f"centers must have two dimensions, (V, d), not shape {centers.shape}")
    size = len(centers)
    model = [centers]
    for name, values, shape in (
        ("contexts", contexts, centers.shape),
        ("center_biases", center_biases, (size,)),
        ("context_biases", context_biases, (size,)),
        ("counts", counts, (size, size)),
    ):
        # NumPy would spread some wrong shapes over all words.
        model.append(np.asarray(values, dtype=np.float64))
        if model[-1].shape != shape:
            raise ValueError(
                f"{name} must be of shape {shape}, since centers is {centers.shape}; not {np.shape(values)}"
            )
    return tuple(model)
