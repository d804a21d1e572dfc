"""Known mistakes of the module gradients: below each function's checks, which are given."""

import numpy as np

from llmlings.testing import mistake


@mistake("softmax")
def clips_the_logits(logits, axis=-1):
    """You cut the logits off at -100 and 100, so that different great logits become equal and -inf keeps a little
    probability; shift each row instead.
    """
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(np.clip(logits, -100, 100))
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("softmax")
def divides_the_logits_themselves(logits, axis=-1):
    """You divide each logit by the sum of the logits; softmax divides their exponentials."""
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    shifted = logits - logits.min(axis=axis, keepdims=True) + 1
    return shifted / shifted.sum(axis=axis, keepdims=True)


@mistake("softmax")
def ignores_the_axis(logits, axis=-1):
    """Your softmax always works along the last axis; the docstring works along the `axis` that is given."""
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


@mistake("softmax")
def keeps_the_dtype_of_the_logits(logits, axis=-1):
    """You work in the dtype of the logits, where differences of unsigned integers wrap around and float32 is coarse; the
    docstring asks for float64.
    """
    logits = np.asarray(logits)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("softmax")
def overflows_for_great_logits(logits, axis=-1):
    """Your softmax takes exp of the logits as they are, which overflows for 10,000; the docstring asks for shares that
    any logits have, whatever their height.
    """
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(logits)
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("softmax")
def powers_of_two(logits, axis=-1):
    """Your shares are those of powers of two; softmax takes powers of e."""
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp2(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("softmax")
def shares_over_the_whole_array(logits, axis=-1):
    """Your probabilities sum to 1 over the whole array; the docstring makes them sum to 1 along one axis, for every row
    apart.
    """
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum()


@mistake("softmax")
def shifts_the_logits_in_place(logits, axis=-1):
    """Your softmax changes the logits that it is given; the docstring leaves arguments as they are."""
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    logits -= logits.max(axis=axis, keepdims=True)
    powers = np.exp(logits)
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("softmax")
def softmax_of_a_single_number(logits, axis=-1):
    """You accept a single number and give it a probability of 1; the docstring refuses logits without an axis and names
    `logits`.
    """
    logits = np.atleast_1d(np.asarray(logits, dtype=np.float64))
    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("softmax")
def subtracts_the_greatest_of_all(logits, axis=-1):
    """You subtract the greatest logit of the whole array, so that rows far below it lose all their digits; every row
    needs its own greatest logit.
    """
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(logits - logits.max())
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("softmax")
def subtracts_the_mean(logits, axis=-1):
    """You subtract the mean of the logits, which leaves exp to overflow when they are spread wide; it is the greatest
    logit that makes every power at most 1.
    """
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    finite = np.where(np.isfinite(logits), logits, 0)
    powers = np.exp(logits - finite.mean(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("softmax")
def sums_along_the_first_axis(logits, axis=0):
    """Your softmax works along axis 0 when none is given; the docstring's default is the last axis."""
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("cross_entropy")
def adds_the_losses_of_the_rows(logits, targets):
    """Your loss is the sum over the rows; the docstring takes their mean."""
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-log_probabilities[rows, targets].sum())


@mistake("cross_entropy")
def averages_before_the_logarithm(logits, targets):
    """You take the logarithm of the mean probability; the docstring takes the mean of the logarithms."""
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-np.log(np.exp(log_probabilities[rows, targets]).mean()))


@mistake("cross_entropy")
def averages_over_every_logit(logits, targets):
    """You divide by the number of logits, N * V; the docstring takes the mean over the N rows."""
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-log_probabilities[rows, targets].sum() / logits.size)


@mistake("cross_entropy")
def forgets_the_minus(logits, targets):
    """Your loss is negative: you give the mean log-probability, and the docstring asks for its negative."""
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(log_probabilities[rows, targets].mean())


@mistake("cross_entropy")
def gives_the_perplexity(logits, targets):
    """You give exp of the mean loss, which is the perplexity; the docstring asks for the loss itself."""
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(np.exp(-log_probabilities[rows, targets].mean()))


@mistake("cross_entropy")
def keeps_the_logarithm_from_zero(logits, targets):
    """You add a tiny number before the logarithm, which limits the loss of a confident wrong answer to about 27; the
    docstring asks for its true size.
    """
    logits, targets = _as_examples(logits, targets)
    probabilities = softmax(logits)
    return float(-np.log(probabilities[np.arange(len(targets)), targets] + 1e-12).mean())


@mistake("cross_entropy")
def logarithm_of_a_vanished_probability(logits, targets):
    """You take the logarithm of the probability, which is 0 to a float64 when the target lies 10,000 below; then the
    loss is infinite, and the docstring asks for 10,000.
    """
    logits, targets = _as_examples(logits, targets)
    probabilities = softmax(logits)
    return float(-np.log(probabilities[np.arange(len(targets)), targets]).mean())


@mistake("cross_entropy")
def loss_in_bits(logits, targets):
    """Your loss is in bits, with the logarithm to base 2; the docstring asks for nats, with the natural logarithm."""
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-log_probabilities[rows, targets].mean() / np.log(2))


@mistake("cross_entropy")
def loss_in_the_dtype_of_the_logits(logits, targets):
    """You subtract in the dtype of the logits, where differences of unsigned integers wrap around; the docstring allows
    any real dtype.
    """
    _as_examples(logits, targets)
    logits = np.asarray(logits)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted.astype(np.float64)).sum(axis=1, keepdims=True))
    return float(-log_probabilities[np.arange(len(logits)), np.asarray(targets)].mean())


@mistake("cross_entropy")
def loss_multiplies_by_one_hot_rows(logits, targets):
    """You multiply all log-probabilities with one-hot rows, and 0 times -inf is not 0 but NaN; only the log-probability
    of the target counts.
    """
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-(np.eye(logits.shape[1])[targets] * log_probabilities).sum(axis=1).mean())


@mistake("cross_entropy")
def loss_of_a_single_row(logits, targets):
    """You take logits of one dimension for a single row; the docstring refuses them and asks for (N, V)."""
    logits = np.atleast_2d(np.asarray(logits, dtype=np.float64))
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-log_probabilities[rows, targets].mean())


@mistake("cross_entropy")
def loss_of_flattened_targets(logits, targets):
    """You flatten targets of two dimensions; the docstring refuses them and asks for one id for each row, shape (N,).

    """
    targets = np.ravel(targets)
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-log_probabilities[rows, targets].mean())


@mistake("cross_entropy")
def loss_of_negative_targets(logits, targets):
    """You accept target -1 and take the last logit, as NumPy counts; the docstring refuses negative targets."""
    _as_examples(logits, np.abs(np.asarray(targets, dtype=np.int64)))
    logits = np.asarray(logits, dtype=np.float64)
    targets = np.asarray(targets, dtype=np.int64)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(logits))
    return float(-log_probabilities[rows, targets].mean())


@mistake("cross_entropy")
def loss_of_no_rows_is_zero(logits, targets):
    """You give a loss of 0 when there are no rows; there is nothing to average over, and the docstring refuses it."""
    if np.shape(logits)[0] == 0:
        return 0.0
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-log_probabilities[rows, targets].mean())


@mistake("cross_entropy")
def loss_of_one_target_for_all_rows(logits, targets):
    """You use one target for all rows; the docstring asks for as many targets as rows and refuses anything else."""
    logits = _as_matrix("logits", logits)
    if len(logits) == 0:
        raise ValueError("logits has no rows")
    targets = _as_ids("targets", targets, None, logits.shape[1])
    if len(targets) not in (1, len(logits)):
        raise ValueError("targets must be one id for each row")
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(logits))
    return float(-log_probabilities[rows, targets].mean())


@mistake("cross_entropy")
def loss_of_targets_beyond_the_vocabulary(logits, targets):
    """A target beyond the vocabulary ends in NumPy's IndexError; the docstring asks for a ValueError that names
    `targets`.
    """
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim != 2 or len(logits) == 0:
        raise ValueError("logits must be a matrix with rows")
    targets = np.asarray(targets, dtype=np.int64)
    if targets.shape != (len(logits),) or targets.min() < 0:
        raise ValueError("targets must be one id for each row")
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(logits))
    return float(-log_probabilities[rows, targets].mean())


@mistake("cross_entropy")
def loss_shifted_by_the_greatest_of_all(logits, targets):
    """You subtract the greatest logit of all rows, so that the powers of lower rows vanish; every row needs its own
    greatest logit.
    """
    logits, targets = _as_examples(logits, targets)
    logits = logits - logits.max()
    log_sums = np.log(np.exp(logits).sum(axis=1))
    return float((log_sums - logits[np.arange(len(targets)), targets]).mean())


@mistake("cross_entropy")
def one_minus_the_probability(logits, targets):
    """Your loss is one minus the probability of the target; the docstring takes the negative logarithm of that
    probability.
    """
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(np.mean(1 - np.exp(log_probabilities[rows, targets])))


@mistake("cross_entropy")
def picks_every_target_in_every_row(logits, targets):
    """You pick the columns of all targets from all rows; the docstring picks from each row its own target alone."""
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-log_probabilities[:, targets].mean())


@mistake("cross_entropy_gradient")
def forgets_the_target(logits, targets):
    """You give the probabilities alone; the gradient is the probability minus 1 at the target."""
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    return gradient / len(targets)


@mistake("cross_entropy_gradient")
def gradient_divided_by_every_logit(logits, targets):
    """You divide by the number of logits, N * V; the loss is the mean over the N rows."""
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient / gradient.size


@mistake("cross_entropy_gradient")
def gradient_in_the_dtype_of_the_logits(logits, targets):
    """You work in the dtype of the logits, where differences of unsigned integers wrap around; the docstring allows any
    real dtype and gives float64.
    """
    _as_examples(logits, targets)
    logits = np.asarray(logits)
    powers = np.exp((logits - logits.max(axis=1, keepdims=True)).astype(np.float64))
    gradient = powers / powers.sum(axis=1, keepdims=True)
    gradient[np.arange(len(logits)), np.asarray(targets)] -= 1
    return gradient / len(logits)


@mistake("cross_entropy_gradient")
def gradient_of_a_single_row(logits, targets):
    """You take logits of one dimension for a single row; the docstring refuses them and asks for (N, V)."""
    logits = np.atleast_2d(np.asarray(logits, dtype=np.float64))
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient / len(targets)


@mistake("cross_entropy_gradient")
def gradient_of_no_rows_is_empty(logits, targets):
    """You give an empty gradient when there are no rows; the loss has nothing to average over, and the docstring refuses
    it.
    """
    if np.shape(logits)[0] == 0:
        return np.zeros(np.shape(logits))
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient / len(targets)


@mistake("cross_entropy_gradient")
def gradient_of_one_target_for_all_rows(logits, targets):
    """You use one target for all rows; the docstring asks for as many targets as rows and refuses anything else."""
    logits = _as_matrix("logits", logits)
    if len(logits) == 0:
        raise ValueError("logits has no rows")
    targets = _as_ids("targets", targets, None, logits.shape[1])
    if len(targets) not in (1, len(logits)):
        raise ValueError("targets must be one id for each row")
    gradient = softmax(logits)
    gradient[np.arange(len(logits)), targets] -= 1
    return gradient / len(logits)


@mistake("cross_entropy_gradient")
def gradient_of_targets_as_numpy_counts(logits, targets):
    """You leave targets to NumPy's indexing, which takes -1 for the last id and answers id V with an IndexError; the
    docstring asks for a ValueError that names `targets`.
    """
    logits = _as_matrix("logits", logits)
    targets = np.asarray(targets, dtype=np.int64)
    if len(logits) == 0:
        raise ValueError("logits has no rows")
    if targets.shape != (len(logits),):
        raise ValueError("targets must be one id for each row")
    gradient = softmax(logits)
    gradient[np.arange(len(logits)), targets] -= 1
    return gradient / len(logits)


@mistake("cross_entropy_gradient")
def gradient_of_the_squared_error(logits, targets):
    """Your gradient is that of the squared error between probabilities and one-hot targets; the loss is the cross-
    entropy.
    """
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    error = gradient - np.eye(logits.shape[1])[targets]
    return gradient * (error - (error * gradient).sum(axis=1, keepdims=True)) / len(targets)


@mistake("cross_entropy_gradient")
def gradient_of_the_sum(logits, targets):
    """Your gradient is that of the sum over the rows; the loss is their mean, so each row counts for 1/N."""
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient


@mistake("cross_entropy_gradient")
def gradient_overflows_for_great_logits(logits, targets):
    """Your gradient takes exp of the logits as they are, which overflows for 10,000; shift each row by its greatest
    logit first.
    """
    logits, targets = _as_examples(logits, targets)
    powers = np.exp(logits)
    gradient = powers / powers.sum(axis=1, keepdims=True)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient / len(targets)


@mistake("cross_entropy_gradient")
def gradient_points_downhill(logits, targets):
    """Your gradient has the wrong sign: it shows where the loss falls, and a gradient shows where it grows."""
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    gradient[np.arange(len(targets)), targets] -= 1
    return -gradient / len(targets)


@mistake("cross_entropy_gradient")
def gradient_with_smoothed_targets(logits, targets):
    """You spread a tenth of the target over all ids (label smoothing); the docstring gives the whole 1 to the target.

    """
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    wanted = 0.9 * np.eye(logits.shape[1])[targets] + 0.1 / logits.shape[1]
    return (gradient - wanted) / len(targets)


@mistake("cross_entropy_gradient")
def only_the_target_gets_a_gradient(logits, targets):
    """You give the gradient of the target's logit alone; the other logits push the target's probability down and get a
    gradient too.
    """
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    rows = np.arange(len(targets))
    alone = np.zeros_like(gradient)
    alone[rows, targets] = gradient[rows, targets] - 1
    return alone / len(targets)


@mistake("cross_entropy_gradient")
def subtracts_every_target_in_every_row(logits, targets):
    """You subtract 1 in the columns of all targets in all rows; each row has its own target alone."""
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    gradient[:, targets] -= 1
    return gradient / len(targets)


@mistake("embedding_gradient")
def accepts_an_empty_vocabulary(upstream, ids, vocab_size):
    """You give a gradient without rows for a vocab_size of 0; the docstring refuses it and names `vocab_size`."""
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient


@mistake("embedding_gradient")
def accepts_batches_of_ids(upstream, ids, vocab_size):
    """You accept ids of two dimensions and spread `upstream` over them; here the docstring asks for a flat list of ids
    and refuses anything else.
    """
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = np.asarray(ids, dtype=np.int64)
    if len(ids) != len(upstream):
        raise ValueError("ids must be as many as the rows of upstream")
    if np.any(ids < 0) or np.any(ids >= vocab_size):
        raise ValueError("ids must be rows of the matrix")
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient


@mistake("embedding_gradient")
def adds_up_in_the_dtype_of_upstream(upstream, ids, vocab_size):
    """You add up in the dtype of `upstream`, where small integers wrap around and float32 is coarse; the docstring asks
    for float64.
    """
    embedding_dtype = np.asarray(upstream).dtype
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]), dtype=embedding_dtype)
    np.add.at(gradient, ids, upstream.astype(embedding_dtype))
    return gradient


@mistake("embedding_gradient")
def averages_over_the_positions(upstream, ids, vocab_size):
    """You divide by the number of positions; `upstream` already holds the gradient of the loss, and the docstring only
    adds it up.
    """
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient / max(len(ids), 1)


@mistake("embedding_gradient")
def averages_repeated_ids(upstream, ids, vocab_size):
    """You average the gradients of a repeated id; they add up, since nudging the row moves the loss at every position.

    """
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    counts = np.bincount(ids, minlength=vocab_size)
    return gradient / np.maximum(counts, 1)[:, np.newaxis]


@mistake("embedding_gradient")
def flat_place_wraps_around(upstream, ids, vocab_size):
    """You compute the place of a number as id * d in the dtype of the ids, where 200 * 4 does not fit into a uint8; the
    docstring allows unsigned ids.
    """
    dtype = np.asarray(ids).dtype if np.size(ids) else np.dtype(np.int64)
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    width = upstream.shape[1]
    places = (ids.astype(dtype) * dtype.type(width))[:, np.newaxis] + np.arange(width)
    return np.bincount(places.ravel(), upstream.ravel(), vocab_size * width).reshape(vocab_size, width)


@mistake("embedding_gradient")
def gives_only_the_rows_in_use(upstream, ids, vocab_size):
    """You give one row for each id in use; the docstring gives all V rows, those not in use with 0."""
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient[np.unique(ids)]


@mistake("embedding_gradient")
def gradient_has_no_rows_without_ids(upstream, ids, vocab_size):
    """Without ids you give an array without rows; the docstring gives V rows of zeros."""
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    if len(ids) == 0:
        return np.zeros((0, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient


@mistake("embedding_gradient")
def gradient_row_minus_one_is_the_last(upstream, ids, vocab_size):
    """You add the gradient of id -1 to the last row, as NumPy counts; the docstring refuses negative ids."""
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = np.asarray(ids, dtype=np.int64)
    if ids.shape != (len(upstream),) or np.any(ids >= vocab_size):
        raise ValueError("ids must be one id for each row of upstream")
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient


@mistake("embedding_gradient")
def last_position_wins(upstream, ids, vocab_size):
    """Your row holds the gradient of one position of its id only, as `+=` with an index array does; the gradients of all
    its positions add up.
    """
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    gradient[ids] += upstream
    return gradient


@mistake("embedding_gradient")
def leaves_great_ids_to_numpy(upstream, ids, vocab_size):
    """An id beyond the matrix ends in NumPy's IndexError; the docstring asks for a ValueError that names `ids`."""
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = np.asarray(ids, dtype=np.int64)
    if ids.shape != (len(upstream),) or np.any(ids < 0):
        raise ValueError("ids must be one id for each row of upstream")
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient


@mistake("embedding_gradient")
def one_gradient_for_all_positions(upstream, ids, vocab_size):
    """You use a single row of `upstream` for all ids; the docstring asks for as many rows as ids and refuses anything
    else.
    """
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, None, vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient


@mistake("embedding_gradient")
def spreads_a_little_everywhere(upstream, ids, vocab_size):
    """Your rows not in use hold a tiny number, as weight decay or a safety term would leave; the docstring makes them
    exactly 0.
    """
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient + 1e-12


@mistake("embedding_gradient")
def takes_numbers_for_gradients(upstream, ids, vocab_size):
    """You take `upstream` of one dimension for vectors of width 1; the docstring refuses it and asks for (L, d)."""
    upstream = np.asarray(upstream, dtype=np.float64)
    if upstream.ndim == 1:
        upstream = upstream[:, np.newaxis]
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient


@mistake("sgd_update")
def adds_a_zero_step_to_every_row(table, ids, upstream, learning_rate):
    """You add a step to every row, 0 for those not in use; but -0.0 + 0.0 is 0.0, and the docstring keeps their exact
    bits.
    """
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    step = np.zeros_like(table)
    np.subtract.at(step, ids, learning_rate * upstream)
    return table + step


@mistake("sgd_update")
def climbs_the_gradient(table, ids, upstream, learning_rate):
    """Your row moves along its gradient, so the loss grows; gradient descent subtracts."""
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    np.add.at(updated, ids, learning_rate * upstream)
    return updated


@mistake("sgd_update")
def decays_all_rows(table, ids, upstream, learning_rate):
    """All your rows shrink a little at every step, as weight decay does; the docstring moves only the rows in use."""
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table * (1 - 0.01 * learning_rate)
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated


@mistake("sgd_update")
def forgets_the_learning_rate(table, ids, upstream, learning_rate):
    """Your row moves by the whole gradient; the docstring multiplies it with the learning rate."""
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    np.subtract.at(updated, ids, upstream)
    return updated


@mistake("sgd_update")
def hands_back_the_old_table(table, ids, upstream, learning_rate):
    """Without ids you hand back the table itself, so that changing one changes the other; the docstring returns a new
    table.
    """
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    if len(ids) == 0:
        return table
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated


@mistake("sgd_update")
def moves_a_repeated_row_once(table, ids, upstream, learning_rate):
    """Your row moves by the gradient of one position only, as `-=` with an index array does; the gradients of all
    positions of an id add up.
    """
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    updated[ids] -= learning_rate * upstream
    return updated


@mistake("sgd_update")
def one_number_for_the_whole_row(table, ids, upstream, learning_rate):
    """You spread an `upstream` of width 1 over the whole row; the docstring asks for the width of the table and refuses
    anything else.
    """
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated


@mistake("sgd_update")
def one_step_for_all_ids(table, ids, upstream, learning_rate):
    """You use a single row of `upstream` for all ids; the docstring asks for as many rows as ids and refuses anything
    else.
    """
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, None, len(table))
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated


@mistake("sgd_update")
def step_is_averaged_over_positions(table, ids, upstream, learning_rate):
    """You divide the step by the number of positions; `upstream` already holds the gradient of the loss."""
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream / max(len(ids), 1))
    return updated


@mistake("sgd_update")
def table_of_integers_stays_so(table, ids, upstream, learning_rate):
    """Your new table has the dtype of the old one, so a table of integers loses its fractions; the docstring asks for
    float64.
    """
    dtype = np.asarray(table).dtype
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated.astype(dtype)


@mistake("sgd_update")
def updates_a_table_of_one_dimension(table, ids, upstream, learning_rate):
    """You take a table of one dimension for a single row; the docstring refuses it and asks for (V, d)."""
    table = np.atleast_2d(np.asarray(table, dtype=np.float64))
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated


@mistake("sgd_update")
def updates_rows_as_numpy_counts(table, ids, upstream, learning_rate):
    """You leave ids to NumPy's indexing, which takes -1 for the last row and answers id V with an IndexError; the
    docstring asks for a ValueError that names `ids`.
    """
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = np.asarray(ids, dtype=np.int64)
    if ids.shape != (len(upstream),):
        raise ValueError("ids must be one id for each row of upstream")
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated


@mistake("sgd_update")
def updates_the_table_in_place(table, ids, upstream, learning_rate):
    """You change the table that is given; the docstring returns a new one and leaves the old one as it is."""
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    np.subtract.at(table, ids, learning_rate * upstream)
    return table


@mistake("sgd_update")
def works_in_float32(table, ids, upstream, learning_rate):
    """Your table went through float32, which rounds every row; the docstring works in float64 and keeps the bits of rows
    that are not in use.
    """
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.astype(np.float32)
    np.subtract.at(updated, ids, (learning_rate * upstream).astype(np.float32))
    return updated.astype(np.float64)


@mistake("train_next_token")
def a_repeated_id_counts_once(ids, vocab_size, width, steps, learning_rate, rng):
    """A row whose id stands at several positions moves by the gradient of one of them only; the gradients of all
    positions add up.
    """
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = table.copy()
        table[inputs] -= learning_rate * (slope @ output.T)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def draws_the_output_first(ids, vocab_size, width, steps, learning_rate, rng):
    """You draw the output matrix before the table; the docstring draws the table first, so that a seed gives the same
    training everywhere.
    """
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    output = rng.normal(0, 0.1, (width, vocab_size))
    table = rng.normal(0, 0.1, (vocab_size, width))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def draws_with_a_scale_of_0_02(ids, vocab_size, width, steps, learning_rate, rng):
    """You draw both matrices with a standard deviation of 0.02; here the docstring asks for 0.1."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.02, (vocab_size, width))
    output = rng.normal(0, 0.02, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def ids_are_wrapped_into_the_vocabulary(ids, vocab_size, width, steps, learning_rate, rng):
    """You take an id beyond the vocabulary modulo V; the docstring refuses it and names `ids`."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    if np.ndim(ids) != 1:
        raise ValueError("ids must be a flat list")
    if np.any(np.asarray(ids) < 0):
        raise ValueError("ids must not be negative")
    ids = np.asarray(ids, dtype=np.int64) % vocab_size
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def ids_count_from_the_end(ids, vocab_size, width, steps, learning_rate, rng):
    """You train the last row for id -1, as NumPy counts; the docstring refuses ids outside 0 to V-1."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    if np.ndim(ids) != 1:
        raise ValueError("ids must be a flat list")
    if np.any(np.asarray(ids) >= vocab_size):
        raise ValueError(f"ids must be below {vocab_size}")
    ids = np.asarray(ids, dtype=np.int64) % vocab_size
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def losses_after_each_step(ids, vocab_size, width, steps, learning_rate, rng):
    """Your losses are those after each step; the docstring asks for the loss before each step, so the first one is that
    of the matrices as drawn.
    """
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
        losses.append(cross_entropy(table[inputs] @ output, targets))
    return table, losses


@mistake("train_next_token")
def losses_in_an_array(ids, vocab_size, width, steps, learning_rate, rng):
    """Your losses are an array; the docstring asks for a list of floats."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, np.array(losses)


@mistake("train_next_token")
def negative_steps_are_no_steps(ids, vocab_size, width, steps, learning_rate, rng):
    """You take a negative number of steps for none; the docstring refuses it and names `steps`."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def no_steps_are_refused(ids, vocab_size, width, steps, learning_rate, rng):
    """You refuse 0 steps; they are legal and leave the table as it was drawn."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 1:
        raise ValueError("steps must be at least 1")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def one_loss_too_many(ids, vocab_size, width, steps, learning_rate, rng):
    """You add the loss of the trained model at the end; the docstring asks for one loss for each step, the one before
    it.
    """
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    losses.append(cross_entropy(table[inputs] @ output, targets))
    return table, losses


@mistake("train_next_token")
def one_pair_at_a_time(ids, vocab_size, width, steps, learning_rate, rng):
    """You take a step after every pair; the docstring takes one step with the mean over all pairs."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        losses.append(cross_entropy(table[inputs] @ output, targets))
        for token, target in zip(inputs.tolist(), targets.tolist()):
            slope = cross_entropy_gradient(table[[token]] @ output, [target])
            table_gradient, output_gradient = slope @ output.T, np.outer(table[token], slope)
            table = sgd_update(table, [token], table_gradient, learning_rate)
            output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def pair_number_wraps_around(ids, vocab_size, width, steps, learning_rate, rng):
    """You number the pairs as id * V + next id in the dtype of the ids, where 200 * 250 does not fit into a uint8; the
    docstring allows unsigned ids.
    """
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    text = np.asarray(ids)
    pairs = text[:-1] * text.dtype.type(vocab_size) + text[1:]
    counts = np.bincount(pairs, minlength=vocab_size**2).reshape(vocab_size, vocab_size) / len(pairs)
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        probabilities = softmax(table @ output)
        losses.append(float(-(counts * np.log(probabilities)).sum()))
        slope = counts.sum(axis=1, keepdims=True) * probabilities - counts
        table, output = table - learning_rate * (slope @ output.T), output - learning_rate * (table.T @ slope)
    return table, losses


@mistake("train_next_token")
def predicts_the_previous_id(ids, vocab_size, width, steps, learning_rate, rng):
    """You predict from each id the one before it; the docstring predicts the next one."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[1:], ids[:-1]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def predicts_the_same_id(ids, vocab_size, width, steps, learning_rate, rng):
    """Your targets are the inputs themselves; the docstring predicts from each id the next one."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[:-1]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def returns_only_the_table(ids, vocab_size, width, steps, learning_rate, rng):
    """You return the table alone; the docstring returns the table and the list of losses."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table


@mistake("train_next_token")
def returns_the_output_matrix(ids, vocab_size, width, steps, learning_rate, rng):
    """You return the output matrix; the docstring returns the embedding table."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return output, losses


@mistake("train_next_token")
def step_of_the_summed_loss(ids, vocab_size, width, steps, learning_rate, rng):
    """Your step is that of the sum over the pairs; the loss is their mean, so the step is L-1 times too long."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets) * len(targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def trains_a_width_of_zero(ids, vocab_size, width, steps, learning_rate, rng):
    """You accept a width or a vocabulary of 0; the docstring refuses both and names the argument."""
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def trains_on_flattened_ids(ids, vocab_size, width, steps, learning_rate, rng):
    """You join the rows of a batch into one text; the docstring asks for a flat list of ids and refuses anything else.

    """
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", np.ravel(ids), None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def trains_on_one_id(ids, vocab_size, width, steps, learning_rate, rng):
    """You accept a text of fewer than two ids and train on nothing; the docstring refuses it, since there is no next id.

    """
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        return rng.normal(0, 0.1, (vocab_size, width)), [0.0] * steps
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def trains_only_the_output(ids, vocab_size, width, steps, learning_rate, rng):
    """Your table stays as it was drawn; the docstring moves both matrices."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output = output - learning_rate * (vectors.T @ slope)
    return table, losses


@mistake("train_next_token")
def trains_only_the_table(ids, vocab_size, width, steps, learning_rate, rng):
    """Your output matrix stays as it was drawn; the docstring moves both matrices."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
    return table, losses


@mistake("train_next_token")
def updates_the_output_first(ids, vocab_size, width, steps, learning_rate, rng):
    """You move the output matrix first and use the new one for the table's gradient; both gradients come from the
    matrices as they were before the step.
    """
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output = output - learning_rate * (vectors.T @ slope)
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
    return table, losses


@mistake("train_next_token")
def updates_the_table_first(ids, vocab_size, width, steps, learning_rate, rng):
    """You move the table first and use the new one for the output's gradient; both gradients come from the matrices as
    they were before the step.
    """
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * (table[inputs].T @ slope)
    return table, losses


@mistake("train_next_token")
def wraps_from_the_last_id_to_the_first(ids, vocab_size, width, steps, learning_rate, rng):
    """You also predict the first id from the last one, as if the text were a ring; the docstring has L-1 pairs."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids, np.roll(ids, -1)
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses
