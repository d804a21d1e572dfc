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
    Example:
        >>> skipgram_pairs([5, 6, 7], window=1)
        [(5, 6), (6, 5), (6, 7), (7, 6)]

    Source: Mikolov, Chen, Corrado and Dean 2013, section 3.2.
    Lesson: docs/lessons/word2vec.md#pairs
    """
    _check_sizes(window=window)
    ids = _ids("ids", ids).tolist()
    # Given: window is at least 1; ids is a list of ints, 0 or greater, which may be empty.
    return [(center, context) for position, center in enumerate(ids) for context in _contexts(ids, position, window)]


def cbow_examples(ids: Sequence[int], window: int) -> list[tuple[list[int], int]]:
    """Return a (contexts, center) example for each position of a sentence: what CBOW learns from.

    The contexts of a position are those of `skipgram_pairs`.

    Args:
        ids: one sentence, shape (L,), any integer dtype; 0 or greater. L may be 0.
        window: how many positions each way; at least 1.
    Returns:
        The examples by the position of the center from left to right, as plain ints; the contexts are a list, from left
        to right. A position without any context gives no example, so a sentence of one id gives none.
    Example:
        >>> cbow_examples([5, 6, 7], window=1)
        [([6], 5), ([5, 7], 6), ([6], 7)]

    Source: Mikolov, Chen, Corrado and Dean 2013, section 3.1.
    Lesson: docs/lessons/word2vec.md#pairs
    """
    _check_sizes(window=window)
    ids = _ids("ids", ids).tolist()
    # Given: window is at least 1; ids is a list of ints, 0 or greater, which may be empty.
    examples = [(_contexts(ids, position, window), center) for position, center in enumerate(ids)]
    return [(contexts, center) for contexts, center in examples if contexts]


def _contexts(ids: list[int], position: int, window: int) -> list[int]:
    # A slice that starts below 0 would count from the end.
    return ids[max(0, position - window) : position] + ids[position + 1 : position + 1 + window]


def negative_distribution(counts: Array, power: float = 0.75) -> Array:
    """Return the probability with which each id is drawn as a negative: its count to the power, over the sum of these.

    A power of 1 gives the frequencies themselves; a power below 1 lifts rare ids at the cost of frequent ones.

    Args:
        counts: how often each id occurs, shape (V,), any real dtype; 0 or greater, at least one above 0.
        power: the exponent; above 0.
    Returns:
        Probabilities that sum to 1, shape (V,), float64; an id of count 0 gets 0.
    Raises:
        ValueError: no count is above 0, so that there is nothing to draw from.
    Example:
        >>> negative_distribution([16, 1, 0])
        array([0.88888889, 0.11111111, 0.        ])

    Source: Mikolov, Sutskever, Chen, Corrado and Dean 2013, section 2.2.
    Lesson: docs/lessons/word2vec.md#negatives
    """
    counts = _counts(counts)
    # Given: counts is float64, (V,); none is below 0, and at least one is above 0.
    weights = counts**power
    return weights / weights.sum()


def skipgram_loss(center: Array, context: Array, negatives: Array) -> float:
    """Return the negative sampling loss of one pair: -log sigmoid(u_o . v) - sum of log sigmoid(-u_n . v).

    `v` is the vector of the center, `u_o` that of the context, each `u_n` that of a negative. The loss is small when
    the score `u_o . v` is large and the scores `u_n . v` are small. Scores of 10,000 and -10,000 must work: the loss is
    then neither inf nor NaN.

    Args:
        center: v, the center's row of the center table, shape (d,), any real dtype.
        context: u_o, the context's row of the context table, shape (d,).
        negatives: u_n, the negatives' rows of the context table, shape (k, d); k at least 1.
    Returns:
        The loss in nats (natural logarithm), summed over the negatives, a float.
    Example:
        >>> round(skipgram_loss([1.0, 0.0], [2.0, 5.0], [[0.0, 3.0]]), 6)
        0.820075

    Source: Mikolov, Sutskever, Chen, Corrado and Dean 2013, equation 4.
    Lesson: docs/lessons/word2vec.md#loss
    """
    center = _array("center", center, 1)
    context = _array("context", context, 1, len(center))
    negatives = _array("negatives", negatives, 2, len(center))
    # Given: all three are float64: center and context (d,), negatives (k, d).
    # -log sigmoid(s) is log(exp(0) + exp(-s)), which logaddexp takes without a power that could overflow.
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum())


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
    Example:
        >>> for gradient in skipgram_gradients([2.0, 1.0], [0.0, 0.0], [[0.0, 0.0]]):
        ...     print(gradient)
        [0. 0.]
        [-1.  -0.5]
        [[1.  0.5]]

    Source: Goldberg and Levy 2014 (the objective, derived); Rong 2014, section 3.2 (its gradients).
    Lesson: docs/lessons/word2vec.md#loss
    """
    center = _array("center", center, 1)
    context = _array("context", context, 1, len(center))
    negatives = _array("negatives", negatives, 2, len(center))
    # Given: all three are float64: center and context (d,), negatives (k, d).
    pull = _sigmoid(-(context @ center))
    push = _sigmoid(negatives @ center)
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)


def _sigmoid(scores: Array) -> Array:
    # The same as 1 / (1 + exp(-scores)), but no power can overflow.
    return (1 + np.tanh(scores / 2)) / 2


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
    Example:
        >>> round(cbow_loss([[3.0, 1.0], [-1.0, -1.0]], [2.0, 5.0], [[0.0, 3.0]]), 6)
        0.820075

    Source: Mikolov, Chen, Corrado and Dean 2013, section 3.1; Rong 2014, section 1.2 (the mean) and 3.2.
    Lesson: docs/lessons/word2vec.md#loss
    """
    contexts = _array("contexts", contexts, 2)
    center = _array("center", center, 1, contexts.shape[1])
    negatives = _array("negatives", negatives, 2, contexts.shape[1])
    # Given: all three are float64: contexts (c, d), center (d,), negatives (k, d); c is at least 1.
    return skipgram_loss(contexts.mean(axis=0), center, negatives)


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
    if they never are beside each other. Free are the first values, the order of the pairs, how many of them make a
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
        ValueError: `sentences` holds an id below 0 or above V-1.
    Example:
        >>> animals, foods = [[0, 2, 1], [1, 2, 0]], [[3, 5, 4], [4, 5, 3]]
        >>> table = train_skipgram((animals + foods) * 50, 6, 8, 1, 2, 10, 0.1, np.random.default_rng(0))
        >>> unit = table / np.linalg.norm(table, axis=1, keepdims=True)
        >>> bool(unit[0] @ unit[1] > 0.9 > 0.6 > unit[0] @ unit[3])
        True

    Source: Mikolov, Sutskever, Chen, Corrado and Dean 2013; Ji et al. 2016 (negatives that a batch shares).
    Lesson: docs/lessons/word2vec.md#training
    """
    _check_sizes(vocab_size=vocab_size, width=width, window=window, num_negatives=num_negatives)
    _check_sizes(0, epochs=epochs)
    sentences = [_ids("sentences", sentence, vocab_size) for sentence in sentences]
    # Given: sentences is a list of flat integer arrays, of ids from 0 to V-1;
    #   vocab_size, width, window and num_negatives are at least 1, and epochs is at least 0.
    # float32 is exact enough for gradient descent and a third faster.
    centers = (rng.uniform(-0.5, 0.5, (vocab_size, width)) / width).astype(np.float32)
    contexts = rng.normal(0, 0.1, (vocab_size, width)).astype(np.float32)
    window = min(window, max(map(len, sentences), default=0) - 1)
    if window < 1:
        return centers.astype(np.float64)

    # One long text. Between sentences are `window` gaps, written as id V, so that no window reaches the next one.
    gap = np.full(window, vocab_size)
    text = np.concatenate([gap, *(part for ids in sentences for part in (ids, gap))])
    offsets = np.delete(np.arange(-window, window + 1), window)
    counts = np.bincount(text, minlength=vocab_size + 1)[:vocab_size]
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


def keep_probabilities(counts: Array, threshold: float) -> Array:
    """Return the probability with which an occurrence of each id is kept when frequent ids are thinned out.

    This function is an extra: it is worth no points.

    With f the share of an id, its count over the sum of all counts, it is the square root of threshold / f, and 1 where
    that is more than 1.

    Args:
        counts: how often each id occurs, shape (V,), any real dtype; 0 or greater, at least one above 0.
        threshold: t, above 0: ids whose share is not above it are kept whole.
    Returns:
        The probabilities, shape (V,), float64; an id of count 0 gets 1.
    Example:
        >>> keep_probabilities([75, 12, 12, 1, 0], threshold=0.03)
        array([0.2, 0.5, 0.5, 1. , 1. ])

    Source: Mikolov, Sutskever, Chen, Corrado and Dean 2013, section 2.3.
    Lesson: docs/lessons/word2vec.md#subsampling
    """
    counts = _counts(counts)
    # Given: counts is float64, (V,); none is below 0, and at least one is above 0.
    shares = counts / counts.sum()
    # Where the share is below the threshold the quotient is 1, and nothing is divided by 0.
    return np.sqrt(threshold / np.maximum(shares, threshold))


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
    pairs = np.bincount(rows, minlength=len(vectors)).astype(vectors.dtype)[:, None]
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


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _check_sizes(least: int = 1, /, **sizes: int) -> None:
    for name, size in sizes.items():
        if size < least:
            raise ValueError(f"{name} must be at least {least}, not {size}")


def _ids(name: str, values: Sequence[int], vocab_size: int | None = None) -> Array:
    # A uint64 too large for int64 turns negative, and is refused as well.
    ids = np.asarray(values, dtype=np.int64)
    if ids.ndim != 1:
        raise ValueError(f"{name} must be flat lists of ids, not of shape {ids.shape}")
    if ids.size and (ids.min() < 0 or (vocab_size is not None and ids.max() >= vocab_size)):
        limit = "" if vocab_size is None else f" and below {vocab_size}"
        raise ValueError(f"{name} must hold ids from 0 on{limit}; these go from {ids.min()} to {ids.max()}")
    # Where Python has 32 bits, as in a web page, np.bincount takes no int64.
    return ids.astype(np.intp)


def _counts(counts: Array) -> Array:
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of numbers, none below 0 and at least one above 0")
    return counts


def _array(name: str, values: Array, ndim: int, width: int | None = None) -> Array:
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != ndim or not array.size or width not in (None, array.shape[-1]):
        wanted = "one vector" if ndim == 1 else "rows of numbers"
        wanted += "" if width is None else f", of width {width}"
        raise ValueError(f"{name} must be {wanted}, not of shape {array.shape}")
    return array
