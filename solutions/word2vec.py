"""Word vectors learned by prediction: Skip-gram and CBOW with negative sampling."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def skipgram_pairs(ids: Sequence[int], window: int) -> list[tuple[int, int]]:
    """Return every (center, context) pair of a sentence: what Skip-gram learns from.

    Each position is the center once. Its contexts are the ids at most `window` positions to the left and to the right,
    as far as the sentence goes. A center is never its own context, but the same id at another position is.

    Args:
        ids: one sentence, shape (L,), any integer dtype; 0 or greater. L may be 0.
        window: how many positions each way; at least 1.
    Returns:
        The pairs as plain ints, by the position of the center from left to right; for each center its contexts from
        left to right. A sentence of one id has none.
    Raises:
        ValueError: `ids` is not 1-D or holds an id below 0; `window` is below 1; the message names it.
    Example:
        >>> skipgram_pairs([5, 6, 7], window=1)
        [(5, 6), (6, 5), (6, 7), (7, 6)]

    Source: Mikolov, Chen, Corrado and Dean 2013, section 3.2.
    Lesson: docs/lessons/word2vec.md#pairs
    """
    return [(center, context) for center, contexts in _windows(ids, window) for context in contexts]


def cbow_examples(ids: Sequence[int], window: int) -> list[tuple[list[int], int]]:
    """Return a (contexts, center) example for each position of a sentence: what CBOW learns from.

    The contexts of a position are those of `skipgram_pairs`.

    Args:
        ids: one sentence, shape (L,), any integer dtype; 0 or greater. L may be 0.
        window: how many positions each way; at least 1.
    Returns:
        The examples by the position of the center from left to right, as plain ints; the contexts are a list, from left
        to right. A position without any context gives no example, so a sentence of one id gives none.
    Raises:
        ValueError: `ids` is not 1-D or holds an id below 0; `window` is below 1; the message names it.
    Example:
        >>> cbow_examples([5, 6, 7], window=1)
        [([6], 5), ([5, 7], 6), ([6], 7)]

    Source: Mikolov, Chen, Corrado and Dean 2013, section 3.1.
    Lesson: docs/lessons/word2vec.md#pairs
    """
    return [(contexts, center) for center, contexts in _windows(ids, window) if contexts]


def negative_distribution(counts: Array, power: float = 0.75) -> Array:
    """Return the probability with which each id is drawn as a negative: its count to the power, over the sum of these.

    A power of 1 gives the frequencies themselves; a power below 1 lifts rare ids at the cost of frequent ones.

    Args:
        counts: how often each id occurs, shape (V,), any real dtype; 0 or greater, at least one above 0.
        power: the exponent; above 0.
    Returns:
        Probabilities that sum to 1, shape (V,), float64; an id of count 0 gets 0.
    Raises:
        ValueError: `counts` is not 1-D, holds a value below 0, or holds none above 0; the message names it.
    Example:
        >>> negative_distribution([16, 1, 0])
        array([0.88888889, 0.11111111, 0.        ])

    Source: Mikolov, Sutskever, Chen, Corrado and Dean 2013, section 2.2.
    Lesson: docs/lessons/word2vec.md#negatives
    """
    counts = _as_vector("counts", counts)
    if np.any(counts < 0):
        raise ValueError(f"counts must not be negative; the least is {counts.min()}")
    if not np.any(counts):
        raise ValueError("counts must hold at least one id that occurs")
    weights = counts**power
    return weights / weights.sum()


def skipgram_loss(center: Array, context: Array, negatives: Array) -> float:
    """Return the negative sampling loss of one pair: -log sigmoid(u_o . v) - sum of log sigmoid(-u_n . v).

    `v` is the vector of the center, `u_o` that of the context, each `u_n` that of a negative. The loss is small when
    the score `u_o . v` is great and the scores `u_n . v` are small. Scores of 10,000 and -10,000 must work: the loss is
    then neither inf nor NaN.

    Args:
        center: v, the center's row of the center table, shape (d,), any real dtype.
        context: u_o, the context's row of the context table, shape (d,).
        negatives: u_n, the negatives' rows of the context table, shape (k, d); k at least 1.
    Returns:
        The loss in nats (natural logarithm), summed over the negatives, a float.
    Raises:
        ValueError: `center` is not 1-D; `context` is not 1-D or not as long as `center`; `negatives` is not 2-D or its
            rows are not as long as `center`; the message names it.
    Example:
        >>> round(skipgram_loss([1.0, 0.0], [2.0, 5.0], [[0.0, 3.0]]), 6)
        0.820075

    Source: Mikolov, Sutskever, Chen, Corrado and Dean 2013, equation 4.
    Lesson: docs/lessons/word2vec.md#loss
    """
    center, context, negatives = _as_pair(center, context, negatives)
    return float(-_log_sigmoid(context @ center) - _log_sigmoid(-(negatives @ center)).sum())


def skipgram_gradients(center: Array, context: Array, negatives: Array) -> tuple[Array, Array, Array]:
    """Return the gradient of `skipgram_loss` with respect to each of its three arguments.

    Scores of 10,000 and -10,000 must work here too.

    Args:
        center: v, shape (d,), any real dtype.
        context: u_o, shape (d,).
        negatives: u_n, shape (k, d); k at least 1.
    Returns:
        A tuple of three arrays, float64: how fast the loss grows with `center` (d,), `context` (d,) and `negatives`
        (k, d). They are not multiplied by any learning rate.
    Raises:
        ValueError: `center` is not 1-D; `context` is not 1-D or not as long as `center`; `negatives` is not 2-D or its
            rows are not as long as `center`; the message names it.
    Example:
        >>> for gradient in skipgram_gradients([2.0, 1.0], [0.0, 0.0], [[0.0, 0.0]]):
        ...     print(gradient)
        [0. 0.]
        [-1.  -0.5]
        [[1.  0.5]]

    Source: Goldberg and Levy 2014 (the objective, derived); Rong 2014, section 3.2 (its gradients).
    Lesson: docs/lessons/word2vec.md#loss
    """
    center, context, negatives = _as_pair(center, context, negatives)
    pull = _sigmoid(-(context @ center))
    push = _sigmoid(negatives @ center)
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)


def cbow_loss(contexts: Array, center: Array, negatives: Array) -> float:
    """Return the negative sampling loss of one CBOW example: -log sigmoid(u_o . v) - sum of log sigmoid(-u_n . v).

    Here the contexts predict the center: `v` is the mean of the vectors of the contexts, `u_o` the vector of the
    center, each `u_n` that of a negative. Scores of 10,000 and -10,000 must work.

    Args:
        contexts: the vectors of the contexts, shape (c, d), any real dtype; c at least 1.
        center: u_o, shape (d,).
        negatives: u_n, shape (k, d); k at least 1.
    Returns:
        The loss in nats, summed over the negatives, a float.
    Raises:
        ValueError: `contexts` is not 2-D or has no rows; `center` is not 1-D or not as long as a row of `contexts`;
            `negatives` is not 2-D or its rows are not as long as those of `contexts`; the message names it.
    Example:
        >>> round(cbow_loss([[3.0, 1.0], [-1.0, -1.0]], [2.0, 5.0], [[0.0, 3.0]]), 6)
        0.820075

    Source: Mikolov, Chen, Corrado and Dean 2013, section 3.1; Rong 2014, section 1.2 (the mean) and 3.2.
    Lesson: docs/lessons/word2vec.md#loss
    """
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError(f"contexts must be at least one row of numbers, not of shape {contexts.shape}")
    mean = contexts.mean(axis=0)
    center = _as_vector("center", center, len(mean))
    negatives = _as_rows("negatives", negatives, len(mean))
    return skipgram_loss(mean, center, negatives)


def train_skipgram(
    sentences: Sequence[Sequence[int]],
    vocab_size: int,
    width: int,
    window: int,
    num_negatives: int,
    epochs: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> Array:
    """Train word vectors by Skip-gram with negative sampling, and return the center table.

    Two tables are learned by gradient descent on `skipgram_loss`: a center vector and a context vector for each id. The
    pairs are those of `skipgram_pairs` in each sentence; they never cross into another sentence. Every pair is set
    against `num_negatives` negatives, drawn from `negative_distribution` of the counts in `sentences`.

    The result is judged, not the way to it: ids that share contexts must end up as nearest neighbors (by cosine), also
    if they never stand beside each other. Free are the first values, the order of the pairs, how many of them make a
    batch, and whatever else helps: a rate that falls over the epochs, windows of random length up to `window`, leaving
    out some occurrences of ids that are far more frequent than the average, or negatives that all pairs of a batch
    share, weighted so that they count for `num_negatives` a pair.

    100,000 ids must take seconds, so do not loop over the pairs in Python: work on a batch of pairs at once, and mind
    that an id can occur in it more than once. A batch of a thousand pairs is right for thousands of ids; if there are
    few ids, the steps of such a batch pile up in each row and overshoot.

    Args:
        sentences: lists of ids, any integer dtype; 0 to V-1. A sentence of no id or of one has no pairs.
        vocab_size: V, at least 1. An id that never occurs is no error.
        width: d, at least 1.
        window: how many positions each way; at least 1.
        num_negatives: k, the negatives for each pair; at least 1.
        epochs: how often to go through all sentences; at least 0.
        learning_rate: the step for one pair; a batch sums the steps of its pairs.
        rng: the only source of randomness.
    Returns:
        The center table, shape (V, d), float64, all numbers finite; after 0 epochs it is as it was drawn.
    Raises:
        ValueError: `sentences` holds something else than flat lists, or an id below 0 or above V-1; `vocab_size`,
            `width`, `window` or `num_negatives` is below 1; `epochs` is negative; the message names it.
    Example:
        >>> animals, foods = [[0, 2, 1], [1, 2, 0]], [[3, 5, 4], [4, 5, 3]]
        >>> table = train_skipgram((animals + foods) * 50, 6, 8, 1, 2, 10, 0.1, np.random.default_rng(0))
        >>> unit = table / np.linalg.norm(table, axis=1, keepdims=True)
        >>> bool(unit[0] @ unit[1] > 0.9 > 0.6 > unit[0] @ unit[3])
        True

    Source: Mikolov, Sutskever, Chen, Corrado and Dean 2013; Ji et al. 2016 (negatives that a batch shares).
    Lesson: docs/lessons/word2vec.md#training
    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1, not {size}")
    if epochs < 0:
        raise ValueError(f"epochs must be at least 0, not {epochs}")
    lists = [_as_ids("sentences", sentence, vocab_size) for sentence in sentences]
    # float32 is exact enough for gradient descent and a third faster.
    centers = (rng.uniform(-0.5, 0.5, (vocab_size, width)) / width).astype(np.float32)
    contexts = rng.normal(0, 0.1, (vocab_size, width)).astype(np.float32)
    window = min(window, max(map(len, lists), default=0) - 1)
    if window < 1:
        return centers.astype(np.float64)

    # One long text. Between sentences stand `window` gaps, written as id V, so that no window reaches the next one.
    gap = np.full(window, vocab_size)
    text = np.concatenate([gap, *(part for ids in lists for part in (ids, gap))])
    offsets = np.delete(np.arange(-window, window + 1), window)
    # A 32-bit Python, such as that of a web page, does not count int64.
    counts = np.bincount(text.astype(np.intp), minlength=vocab_size + 1)[:vocab_size]
    noise = negative_distribution(counts)
    in_use = int(np.count_nonzero(counts))
    # Ids up to four times as frequent as the average stay whole; of others, occurrences are left out at random.
    keep = np.append(np.minimum(1, np.sqrt(4 * counts.sum() / in_use / np.maximum(counts, 1))), 1)
    # All pairs of a batch step from the same old tables: with many pairs for each id, their sum would overshoot.
    batch_size = max(1, min(512, 4 * in_use) // (window + 1))

    for epoch in range(epochs):
        kept = text[rng.random(len(text)) < keep[text]]
        positions = rng.permutation(np.flatnonzero(kept < vocab_size))
        reach = rng.integers(1, window + 1, (len(positions), 1))
        starts = range(0, len(positions), batch_size)
        for start, negatives in zip(starts, rng.choice(vocab_size, (len(starts), 64), p=noise), strict=True):
            batch = slice(start, start + batch_size)
            around = kept[positions[batch, None] + offsets]
            rows, columns = np.nonzero((around < vocab_size) & (abs(offsets) <= reach[batch]))
            rate = learning_rate * (1 - (epoch + start / len(positions)) / epochs)
            pairs = kept[positions[batch]], rows, around[rows, columns]
            _step(centers, contexts, *pairs, negatives, num_negatives, float(rate))
    return centers.astype(np.float64)


def _step(
    centers: Array,
    contexts: Array,
    center_ids: Array,
    rows: Array,
    context_ids: Array,
    negative_ids: Array,
    num_negatives: int,
    rate: float,
) -> None:
    """Move both tables by the summed steps of a batch, in which pair i is (center_ids[rows[i]], context_ids[i])."""
    vectors, targets, negatives = centers[center_ids], contexts[context_ids], contexts[negative_ids]
    sources = vectors[rows]
    pull = rate * _sigmoid(-np.einsum("ij,ij->i", sources, targets))[:, None]
    # All pairs of a center share the negatives: score these once, and count the result as often as there are pairs.
    pairs = np.bincount(rows.astype(np.intp), minlength=len(vectors)).astype(vectors.dtype)[:, None]
    push = rate * num_negatives / len(negatives) * pairs * _sigmoid(vectors @ negatives.T)
    steps = -push @ negatives
    _add_rows(steps, rows, pull * targets)
    _add_rows(centers, center_ids, steps)
    _add_rows(contexts, context_ids, pull * sources)
    _add_rows(contexts, negative_ids, -push.T @ vectors)


def _add_rows(table: Array, ids: Array, rows: Array) -> None:
    """Add each of `rows` to the row of its id, as np.add.at(table, ids, rows) does."""
    # On flat arrays np.add.at is five times as fast.
    width = table.shape[1]
    places = ids[:, None] * width + np.arange(width)
    np.add.at(table.reshape(-1), places.ravel(), rows.ravel())


def _sigmoid(scores: Array) -> Array:
    # The same as 1 / (1 + exp(-scores)), but no power can overflow.
    return (1 + np.tanh(scores / 2)) / 2


def _log_sigmoid(scores: Array) -> Array:
    return -np.logaddexp(0, -scores)


def _windows(ids: Sequence[int], window: int) -> list[tuple[int, list[int]]]:
    if window < 1:
        raise ValueError(f"window must be at least 1, not {window}")
    text = _as_ids("ids", ids).tolist()
    # A slice that starts below 0 would count from the end.
    return [
        (center, text[max(0, position - window) : position] + text[position + 1 : position + 1 + window])
        for position, center in enumerate(text)
    ]


def _as_ids(name: str, values: Sequence[int], vocab_size: int | None = None) -> Array:
    # A uint64 too great for int64 turns negative, and is refused as well.
    ids = np.asarray(values, dtype=np.int64)
    if ids.ndim != 1:
        raise ValueError(f"{name} must be flat lists of ids, not of shape {ids.shape}")
    if ids.size and (ids.min() < 0 or (vocab_size is not None and ids.max() >= vocab_size)):
        limit = "" if vocab_size is None else f" and below {vocab_size}"
        raise ValueError(f"{name} must hold ids from 0 on{limit}; these go from {ids.min()} to {ids.max()}")
    return ids


def _as_vector(name: str, values: Array, length: int | None = None) -> Array:
    vector = np.asarray(values, dtype=np.float64)
    if vector.ndim != 1 or length not in (None, len(vector)):
        wanted = "a flat list of numbers" if length is None else f"{length} numbers"
        raise ValueError(f"{name} must be {wanted}, not of shape {vector.shape}")
    return vector


def _as_rows(name: str, values: Array, width: int) -> Array:
    rows = np.asarray(values, dtype=np.float64)
    if rows.ndim != 2 or rows.shape[1] != width:
        raise ValueError(f"{name} must be rows of {width} numbers, not of shape {rows.shape}")
    return rows


def _as_pair(center: Array, context: Array, negatives: Array) -> tuple[Array, Array, Array]:
    center = _as_vector("center", center)
    return center, _as_vector("context", context, len(center)), _as_rows("negatives", negatives, len(center))
