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
    Example:
        >>> softmax([0.0, np.log(3.0)]).round(6)
        array([0.25, 0.75])

    Source: Bridle 1990 (the name and the formula); Blanchard, Higham and Higham 2021 (why the shift is safe).
    Lesson: docs/lessons/gradients.md#n-forward
    """
    logits = _floats("logits", logits)
    # TODO: write the rest; logits is a float64 array with one axis or more.
    raise NotImplementedError("softmax")


def cross_entropy(logits: Array, targets: Array) -> float:
    """Return the mean negative log-probability of the targets, in nats (natural logarithm).

    Logits of 10,000 must work: the loss is then large, but neither inf nor NaN. A logit of -inf at an id that is not
    the target is allowed too.

    Args:
        logits: shape (N, V), any real dtype, or nested lists; one row of logits for each example; N at least 1.
        targets: shape (N,), any integer dtype; the right id of each row, 0 to V-1.
    Returns:
        The mean over the N rows of -log(softmax(logits)[row, target]), a float.
    Raises:
        ValueError: there are no rows, or a target is below 0 or above V-1.
    Example:
        >>> round(cross_entropy([[0.0, 0.0, 0.0, 0.0]], [2]), 6)
        1.386294

    Source: Goodfellow, Bengio and Courville 2016, section 6.2.2.3.
    Lesson: docs/lessons/gradients.md#n-loss
    """
    logits, targets = _examples(logits, targets)
    # TODO: write the rest; logits is a float64 array, (N, V), with N at least 1; targets is an int64 array, (N,),
    #   of ids from 0 to V-1.
    raise NotImplementedError("cross_entropy")


def cross_entropy_gradient(logits: Array, targets: Array) -> Array:
    """Return the gradient of `cross_entropy` with respect to the logits.

    Args:
        logits: shape (N, V), any real dtype, or nested lists; N at least 1.
        targets: shape (N,), any integer dtype; the right id of each row, 0 to V-1.
    Returns:
        How fast the mean loss grows with each logit, shape (N, V), float64; every row sums to 0.
    Raises:
        ValueError: there are no rows, or a target is below 0 or above V-1.
    Example:
        >>> cross_entropy_gradient([[0.0, 0.0, 0.0, 0.0]], [2])
        array([[ 0.25,  0.25, -0.75,  0.25]])

    Source: Goodfellow, Bengio and Courville 2016, section 6.2.2.3.
    Lesson: docs/lessons/gradients.md#n-loss
    """
    logits, targets = _examples(logits, targets)
    # TODO: write the rest; logits is a float64 array, (N, V), with N at least 1; targets is an int64 array, (N,),
    #   of ids from 0 to V-1.
    raise NotImplementedError("cross_entropy_gradient")


def embedding_gradient(upstream: Array, ids: Array, vocab_size: int) -> Array:
    """Return the gradient of the loss with respect to the embedding matrix.

    Row `ids[t]` was copied to position `t` of the sequence, so the gradient of position `t` flows back into that row.
    An id that is at several positions gets the sum; a row whose id does not occur gets exactly 0.

    Args:
        upstream: the gradient of the loss with respect to each fetched vector, shape (L, d), any real dtype.
        ids: the id of each position, shape (L,), any integer dtype; 0 to V-1. L may be 0.
        vocab_size: V, the number of rows of the matrix; at least 1.
    Returns:
        The gradient, shape (V, d), float64.
    Raises:
        ValueError: an id is below 0 or above V-1, or there is not one id for each row of `upstream`.
    Example:
        >>> embedding_gradient([[1.0, 2.0], [10.0, 20.0], [100.0, 200.0]], [2, 0, 2], vocab_size=3)
        array([[ 10.,  20.],
               [  0.,   0.],
               [101., 202.]])

    Source: Rumelhart, Hinton and Williams 1986 (backpropagation); Bengio et al. 2003, section 2 (only the rows in use).
    Lesson: docs/lessons/gradients.md#n-update
    """
    _at_least(1, vocab_size=vocab_size)
    upstream = _floats("upstream", upstream, ndim=2)
    ids = _ids("ids", ids, vocab_size, length=len(upstream))
    # TODO: write the rest; upstream is a float64 array, (L, d); ids is an int64 array, (L,), of ids from 0 to V-1.
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
        ValueError: an id is below 0 or above V-1, or `upstream` is not of shape (L, d).
    Example:
        >>> sgd_update([[1.0, 1.0], [2.0, 2.0]], [1], [[4.0, -4.0]], learning_rate=0.5)
        array([[1., 1.],
               [0., 4.]])

    Source: Robbins and Monro 1951; Bengio et al. 2003, section 2.
    Lesson: docs/lessons/gradients.md#n-update
    """
    table = _floats("table", table, ndim=2)
    upstream = _floats("upstream", upstream, ndim=2, width=table.shape[1])
    ids = _ids("ids", ids, len(table), length=len(upstream))
    # TODO: write the rest; table is a float64 array, (V, d), upstream a float64 array, (L, d);
    #   ids is an int64 array, (L,), of ids from 0 to V-1.
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
        ValueError: an id is below 0 or above V-1, or there are fewer than two.
    Example:
        >>> table, losses = train_next_token([0, 1, 2, 0, 1, 2, 0], 3, 4, 200, 1.0, np.random.default_rng(0))
        >>> round(losses[0], 1), losses[-1] < 0.1
        (1.1, True)

    Source: Bengio et al. 2003, section 2, without its hidden layer.
    Lesson: docs/lessons/gradients.md#n-meaning
    """
    _at_least(1, vocab_size=vocab_size, width=width)
    _at_least(0, steps=steps)
    ids = _text(ids, vocab_size)
    # TODO: write the rest; ids is an int64 array of two ids or more, from 0 to V-1;
    #   vocab_size and width are at least 1, steps at least 0.
    raise NotImplementedError("train_next_token")


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _at_least(least: int, **sizes: int) -> None:
    for name, size in sizes.items():
        if size < least:
            raise ValueError(f"{name} must be at least {least}, not {size}")


def _floats(name: str, values: Array, ndim: int | None = None, width: int | None = None) -> Array:
    array = np.asarray(values, dtype=np.float64)
    if array.ndim == 0 or ndim not in (None, array.ndim):
        raise ValueError(f"{name} must have {ndim or 'some'} dimensions; its shape is {array.shape}")
    if width not in (None, array.shape[-1]):
        raise ValueError(f"{name} must be {width} wide; its shape is {array.shape}")
    return array


def _ids(name: str, values: Array | Sequence[int], vocab_size: int, length: int | None = None) -> Array:
    ids = np.asarray(values, dtype=np.int64)
    if ids.ndim != 1 or length not in (None, len(ids)):
        count = "" if length is None else f"{length} "
        raise ValueError(f"{name} must be a flat list of {count}ids, not of shape {ids.shape}")
    # NumPy would take -1 for the last row.
    if ids.size and (ids.min() < 0 or ids.max() >= vocab_size):
        raise ValueError(f"{name} must lie between 0 and {vocab_size - 1}; they go from {ids.min()} to {ids.max()}")
    return ids


def _examples(logits: Array, targets: Array) -> tuple[Array, Array]:
    logits = _floats("logits", logits, ndim=2)
    if len(logits) == 0:
        raise ValueError("logits has no rows, so there is nothing to average over")
    return logits, _ids("targets", targets, logits.shape[1], length=len(logits))


def _text(ids: Sequence[int], vocab_size: int) -> Array:
    text = _ids("ids", ids, vocab_size)
    if len(text) < 2:
        raise ValueError(f"ids must hold two ids or more, one to predict from and one to predict, not {len(text)}")
    return text
