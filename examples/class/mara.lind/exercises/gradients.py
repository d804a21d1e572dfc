"""How a table of random rows learns: the loss, its gradient, and the update of the rows in use."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def softmax(logits: Array, axis: int = -1) -> Array:
    """Turn logits into probabilities along one axis: exp(x) over the sum of exp(x).

    Logits of 10,000 must work (exp(10,000) does not fit in a float64), and a logit of -inf gives exactly 0.

    Args:
        logits: shape (..., n, ...), any real dtype, or nested lists; -inf is allowed, but not for a whole row.
        axis: the axis that sums to 1 in the result.
    Returns:
        Probabilities, the shape of `logits`, float64.
    Raises:
        ValueError: `logits` is a single number, which has no axis; the message names it.
    Example:
        >>> softmax([0.0, np.log(3.0)]).round(6)
        array([0.25, 0.75])

    Source: Bridle 1990 (the name and the formula); Blanchard, Higham and Higham 2021 (why the shift is safe).
    Lesson: docs/lessons/gradients.md#n-forward
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("softmax")


def cross_entropy(logits: Array, targets: Array) -> float:
    """Return the mean negative log-probability of the targets, in nats (natural logarithm).

    Logits of 10,000 must work: the loss is then great, but neither inf nor NaN. A logit of -inf at an id that is not
    the target is allowed too.

    Args:
        logits: shape (N, V), any real dtype, or nested lists; one row of logits for each example; N at least 1.
        targets: shape (N,), any integer dtype; the right id of each row, 0 to V-1.
    Returns:
        The mean over the N rows of -log(softmax(logits)[row, target]), a float.
    Raises:
        ValueError: `logits` is not 2-D or has no rows; `targets` is not 1-D, has another length than `logits`, or
            holds an id below 0 or above V-1; the message names it.
    Example:
        >>> round(cross_entropy([[0.0, 0.0, 0.0, 0.0]], [2]), 6)
        1.386294

    Source: Goodfellow, Bengio and Courville 2016, section 6.2.2.3.
    Lesson: docs/lessons/gradients.md#n-loss
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("cross_entropy")


def cross_entropy_gradient(logits: Array, targets: Array) -> Array:
    """Return the gradient of `cross_entropy` with respect to the logits.

    Args:
        logits: shape (N, V), any real dtype, or nested lists; N at least 1.
        targets: shape (N,), any integer dtype; the right id of each row, 0 to V-1.
    Returns:
        How fast the mean loss grows with each logit, shape (N, V), float64; every row sums to 0.
    Raises:
        ValueError: `logits` is not 2-D or has no rows; `targets` is not 1-D, has another length than `logits`, or
            holds an id below 0 or above V-1; the message names it.
    Example:
        >>> cross_entropy_gradient([[0.0, 0.0, 0.0, 0.0]], [2])
        array([[ 0.25,  0.25, -0.75,  0.25]])

    Source: Goodfellow, Bengio and Courville 2016, section 6.2.2.3.
    Lesson: docs/lessons/gradients.md#n-loss
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("cross_entropy_gradient")


def embedding_gradient(upstream: Array, ids: Array, vocab_size: int) -> Array:
    """Return the gradient of the loss with respect to the embedding matrix.

    Row `ids[t]` was copied to position `t` of the sequence, so the gradient of position `t` flows back into that row.
    An id that stands at several positions gets the sum; a row whose id does not occur gets exactly 0.

    Args:
        upstream: the gradient of the loss with respect to each fetched vector, shape (L, d), any real dtype.
        ids: the id of each position, shape (L,), any integer dtype; 0 to V-1. L may be 0.
        vocab_size: V, the number of rows of the matrix; at least 1.
    Returns:
        The gradient, shape (V, d), float64.
    Raises:
        ValueError: `upstream` is not 2-D; `ids` is not 1-D, has another length than `upstream`, or holds a value below
            0 or above V-1; `vocab_size` is below 1; the message names it.
    Example:
        >>> embedding_gradient([[1.0, 2.0], [10.0, 20.0], [100.0, 200.0]], [2, 0, 2], vocab_size=3)
        array([[ 10.,  20.],
               [  0.,   0.],
               [101., 202.]])

    Source: Rumelhart, Hinton and Williams 1986 (backpropagation); Bengio et al. 2003, section 2 (only the rows in use).
    Lesson: docs/lessons/gradients.md#n-update
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("embedding_gradient")


def sgd_update(table: Array, ids: Array, upstream: Array, learning_rate: float) -> Array:
    """Return the table after one step of gradient descent: E[i] - learning_rate * (gradient of row i).

    The gradient of a row is the sum of `upstream` over the positions that hold its id. A row whose id does not occur
    keeps its exact bits, even where it holds -0.0 or NaN.

    Args:
        table: the embedding matrix, shape (V, d), any real dtype, or nested lists.
        ids: the id of each position, shape (L,), any integer dtype; 0 to V-1. L may be 0.
        upstream: the gradient of the loss with respect to each fetched vector, shape (L, d).
        learning_rate: the step size.
    Returns:
        A new table, shape (V, d), float64; `table` itself is not changed.
    Raises:
        ValueError: `table` is not 2-D; `upstream` is not 2-D or its rows are not d wide; `ids` is not 1-D, has another
            length than `upstream`, or holds a value below 0 or above V-1; the message names it.
    Example:
        >>> sgd_update([[1.0, 1.0], [2.0, 2.0]], [1], [[4.0, -4.0]], learning_rate=0.5)
        array([[1., 1.],
               [0., 4.]])

    Source: Robbins and Monro 1951; Bengio et al. 2003, section 2.
    Lesson: docs/lessons/gradients.md#n-update
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("sgd_update")


def train_next_token(
    ids: Sequence[int], vocab_size: int, width: int, steps: int, learning_rate: float, rng: np.random.Generator
) -> tuple[Array, list[float]]:
    """Train the smallest language model: from each id, predict the next one.

    The logits for what follows `id` are `table[id] @ output`. `table` (V, d) is drawn first, then `output` (d, V), each
    by one call `rng.normal(0, 0.1, ...)`. Every step uses all L-1 pairs of neighbours at once: it computes the mean
    cross-entropy, then the gradients of both matrices from the same old values, and only then moves both.

    Args:
        ids: the text, shape (L,), any integer dtype; 0 to V-1; at least two.
        vocab_size: V, at least 1.
        width: d, at least 1.
        steps: how many steps of gradient descent; at least 0. After 0 steps the table is as it was drawn.
        learning_rate: the step size, the same for both matrices.
        rng: the only source of randomness.
    Returns:
        The final table, shape (V, d), float64, and a list with the loss before each step (`steps` floats, in nats).
    Raises:
        ValueError: `ids` is not 1-D, has fewer than two ids, or holds a value below 0 or above V-1; `vocab_size` or
            `width` is below 1; `steps` is negative; the message names it.
    Example:
        >>> table, losses = train_next_token([0, 1, 2, 0, 1, 2, 0], 3, 4, 200, 1.0, np.random.default_rng(0))
        >>> round(losses[0], 1), losses[-1] < 0.1
        (1.1, True)

    Source: Bengio et al. 2003, section 2, without its hidden layer.
    Lesson: docs/lessons/gradients.md#n-meaning
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("train_next_token")
