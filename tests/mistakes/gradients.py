"""Known mistakes of the module gradients: what somebody might write below the checks that are given."""

import numpy as np

from llmlings.testing import mistake


def _drawn(vocab_size, width, rng):
    return rng.normal(0, 0.1, (vocab_size, width)), rng.normal(0, 0.1, (width, vocab_size))


def _slopes(table, output, inputs, targets):
    """Return the loss, and its gradients with respect to the looked-up vectors and the output matrix."""
    logits = table[inputs] @ output
    slope = cross_entropy_gradient(logits, targets)
    return cross_entropy(logits, targets), slope @ output.T, table[inputs].T @ slope


def _trained(inputs, targets, table, output, steps, learning_rate):
    losses = []
    for _ in range(steps):
        loss, upstream, output_gradient = _slopes(table, output, inputs, targets)
        losses.append(loss)
        table = sgd_update(table, inputs, upstream, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses


@mistake("softmax")
def overflows_for_great_logits(logits, axis=-1):
    """You take exp of the logits as they are, which overflows for 10,000; subtract each row's largest first."""
    powers = np.exp(logits)
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("softmax")
def subtracts_the_greatest_of_all(logits, axis=-1):
    """You subtract the largest logit of all, so that low rows lose all their digits; each row needs its own."""
    powers = np.exp(logits - logits.max())
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("softmax")
def clips_the_logits(logits, axis=-1):
    """You cut the logits off, so large ones become equal and -inf keeps a share; shift each row instead."""
    powers = np.exp(np.clip(logits, -100, 100))
    return powers / powers.sum(axis=axis, keepdims=True)


@mistake("softmax")
def forgets_to_divide(logits, axis=-1):
    """You give the powers of e themselves; divide each by the sum of all to get probabilities."""
    return np.exp(logits - logits.max(axis=axis, keepdims=True))


@mistake("softmax")
def shares_over_the_whole_array(logits, axis=-1):
    """Your probabilities sum to 1 over the whole array; the docstring asks for a sum of 1 along one axis."""
    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum()


@mistake("softmax")
def ignores_the_axis(logits, axis=-1):
    """Your softmax always works along the last axis; the docstring asks for the `axis` that is given."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


@mistake("softmax")
def divides_the_logits_themselves(logits, axis=-1):
    """You divide each logit by the sum of the logits; softmax divides their exponentials."""
    shifted = logits - logits.min(axis=axis, keepdims=True) + 1
    return shifted / shifted.sum(axis=axis, keepdims=True)


@mistake("softmax")
def shifts_the_logits_in_place(logits, axis=-1):
    """Your softmax changes the logits that it is given: `-=` writes into the caller's array, `-` makes a new one."""
    logits -= logits.max(axis=axis, keepdims=True)
    powers = np.exp(logits)
    return powers / powers.sum(axis=axis, keepdims=True)


def _log_probabilities(logits):
    shifted = logits - logits.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def _of_targets(values, targets):
    return values[np.arange(len(targets)), targets]


@mistake("cross_entropy")
def logarithm_of_a_vanished_probability(logits, targets):
    """You take the logarithm of a probability that is 0 to a float64: infinity; work the logarithm out on paper first."""
    return float(-np.log(_of_targets(softmax(logits), targets)).mean())


@mistake("cross_entropy")
def keeps_the_logarithm_from_zero(logits, targets):
    """You add a tiny number before the logarithm, so that no answer costs more than about 27; give the true cost."""
    return float(-np.log(_of_targets(softmax(logits), targets) + 1e-12).mean())


@mistake("cross_entropy")
def loss_overflows_for_great_logits(logits, targets):
    """Your loss takes exp of the logits as they are, which overflows for 10,000; shift each row first."""
    return float((np.log(np.exp(logits).sum(axis=1)) - _of_targets(logits, targets)).mean())


@mistake("cross_entropy", slip=True)
def loss_shifted_by_the_greatest_of_all(logits, targets):
    """You subtract the largest logit of all rows, so that lower rows vanish; each row needs its own."""
    logits = logits - logits.max()
    return float((np.log(np.exp(logits).sum(axis=1)) - _of_targets(logits, targets)).mean())


@mistake("cross_entropy")
def forgets_the_minus(logits, targets):
    """Your loss is negative: you give the mean log-probability, and the docstring asks for its negative."""
    return float(_of_targets(_log_probabilities(logits), targets).mean())


@mistake("cross_entropy")
def adds_the_losses_of_the_rows(logits, targets):
    """Your loss is the sum over the rows; the docstring asks for their mean."""
    return float(-_of_targets(_log_probabilities(logits), targets).sum())


@mistake("cross_entropy")
def averages_over_every_logit(logits, targets):
    """You divide by the number of logits, N * V; the docstring asks for the mean over the N rows."""
    return float(-_of_targets(_log_probabilities(logits), targets).sum() / logits.size)


@mistake("cross_entropy")
def loss_in_bits(logits, targets):
    """Your loss is in bits, with the logarithm to base 2; the docstring asks for nats, with the natural logarithm."""
    return float(-_of_targets(_log_probabilities(logits), targets).mean() / np.log(2))


@mistake("cross_entropy", slip=True)
def loss_multiplies_by_one_hot_rows(logits, targets):
    """You multiply log-probabilities with one-hot rows, and 0 times -inf is NaN; pick the target's instead."""
    return float(-(np.eye(logits.shape[1])[targets] * _log_probabilities(logits)).sum(axis=1).mean())


@mistake("cross_entropy")
def one_minus_the_probability(logits, targets):
    """Your loss is one minus the probability of the target; the docstring asks for minus its logarithm."""
    return float((1 - _of_targets(softmax(logits), targets)).mean())


@mistake("cross_entropy")
def picks_every_target_in_every_row(logits, targets):
    """You pick the columns of all targets from all rows; pick from each row its own target alone."""
    return float(-_log_probabilities(logits)[:, targets].mean())


@mistake("cross_entropy_gradient")
def forgets_the_target(logits, targets):
    """You give the probabilities alone; the gradient is the probability minus 1 at the target."""
    return softmax(logits) / len(targets)


@mistake("cross_entropy_gradient")
def gradient_points_downhill(logits, targets):
    """Your gradient has the wrong sign: it shows where the loss falls, and a gradient shows where it grows."""
    return (np.eye(logits.shape[1])[targets] - softmax(logits)) / len(targets)


@mistake("cross_entropy_gradient")
def gradient_of_the_sum(logits, targets):
    """Your gradient is that of the sum over the rows; the loss is their mean, so each row counts for 1/N."""
    return softmax(logits) - np.eye(logits.shape[1])[targets]


@mistake("cross_entropy_gradient")
def only_the_target_gets_a_gradient(logits, targets):
    """You give the gradient of the target's logit alone; the others take probability away, so they get one too."""
    wanted = np.eye(logits.shape[1], dtype=bool)[targets]
    return np.where(wanted, softmax(logits) - 1, 0) / len(targets)


@mistake("cross_entropy_gradient")
def gradient_with_respect_to_the_probabilities(logits, targets):
    """Your gradient, -1/p at the target, is that of the probabilities; go on through the softmax to the logits."""
    return -np.eye(logits.shape[1])[targets] / softmax(logits) / len(targets)


@mistake("cross_entropy_gradient")
def gradient_of_the_squared_error(logits, targets):
    """Your gradient is that of a squared error between probabilities and one-hot rows; the loss is cross-entropy."""
    shares = softmax(logits)
    error = shares - np.eye(logits.shape[1])[targets]
    return shares * (error - (error * shares).sum(axis=1, keepdims=True)) / len(targets)


@mistake("cross_entropy_gradient")
def subtracts_every_target_in_every_row(logits, targets):
    """You subtract 1 in the columns of all targets in all rows; each row has its own target alone."""
    gradient = softmax(logits)
    gradient[:, targets] -= 1
    return gradient / len(targets)


def _summed(upstream, ids, vocab_size):
    return np.eye(vocab_size)[:, ids] @ upstream


@mistake("embedding_gradient")
def last_position_wins(upstream, ids, vocab_size):
    """Your row holds the gradient of one position, as `+=` with an index array does; those of all add up."""
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    gradient[ids] += upstream
    return gradient


@mistake("embedding_gradient")
def averages_repeated_ids(upstream, ids, vocab_size):
    """You average the gradients of a repeated id; they add up, since its row moves the loss at every position."""
    counts = np.bincount(ids, minlength=vocab_size)[:, None]
    return _summed(upstream, ids, vocab_size) / np.maximum(counts, 1)


@mistake("embedding_gradient")
def averages_over_the_positions(upstream, ids, vocab_size):
    """You divide by the number of positions; `upstream` already holds the gradient of the loss, so only add it up."""
    return _summed(upstream, ids, vocab_size) / max(len(ids), 1)


@mistake("embedding_gradient")
def gives_only_the_rows_in_use(upstream, ids, vocab_size):
    """You give one row for each id in use; the docstring asks for all V rows, those not in use with 0."""
    return _summed(upstream, ids, vocab_size)[np.unique(ids)]


@mistake("embedding_gradient")
def fills_the_rows_in_order(upstream, ids, vocab_size):
    """You put the gradient of position t into row t; it belongs to the row that was looked up there, `ids[t]`."""
    gradient = np.zeros((max(vocab_size, len(ids)), upstream.shape[1]))
    gradient[: len(ids)] = upstream
    return gradient[:vocab_size]


@mistake("embedding_gradient", slip=True)
def sums_a_list_of_products(upstream, ids, vocab_size):
    """You sum a list of one matrix for each position, which leaves a single 0 when there are none; start from zeros."""
    return np.sum([np.outer(np.eye(vocab_size)[i], row) for i, row in zip(ids, upstream)], axis=0)


@mistake("sgd_update")
def climbs_the_gradient(table, ids, upstream, learning_rate):
    """Your row moves along its gradient, so the loss grows; gradient descent subtracts."""
    updated = table.copy()
    np.add.at(updated, ids, learning_rate * upstream)
    return updated


@mistake("sgd_update")
def forgets_the_learning_rate(table, ids, upstream, learning_rate):
    """Your row moves by the whole gradient; multiply it with the learning rate."""
    return table - _summed(upstream, ids, len(table))


@mistake("sgd_update")
def moves_a_repeated_row_once(table, ids, upstream, learning_rate):
    """Your row moves by the gradient of one position only, as `-=` with an index array does; those of all add up."""
    updated = table.copy()
    updated[ids] -= learning_rate * upstream
    return updated


@mistake("sgd_update")
def step_is_averaged_over_positions(table, ids, upstream, learning_rate):
    """You divide the step by the number of positions; `upstream` already holds the gradient of the loss."""
    return table - learning_rate * _summed(upstream, ids, len(table)) / max(len(ids), 1)


@mistake("sgd_update")
def decays_all_rows(table, ids, upstream, learning_rate):
    """All your rows shrink a little at every step, as weight decay does; only the rows in use may move."""
    updated = table * (1 - 0.01 * learning_rate)
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated


@mistake("sgd_update")
def adds_a_zero_step_to_every_row(table, ids, upstream, learning_rate):
    """You add a step of 0 to rows not in use; -0.0 + 0.0 is 0.0, and the docstring asks for their exact bits."""
    return table + _summed(-learning_rate * upstream, ids, len(table))


@mistake("sgd_update")
def updates_the_table_in_place(table, ids, upstream, learning_rate):
    """You change the table that is given; the docstring asks for a new one, so work on a copy."""
    np.subtract.at(table, ids, learning_rate * upstream)
    return table


@mistake("sgd_update", slip=True)
def hands_back_the_old_table(table, ids, upstream, learning_rate):
    """Without ids you hand back the table itself; the docstring asks for a new one, so that each can change alone."""
    if len(ids) == 0:
        return table
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated


@mistake("train_next_token")
def predicts_the_previous_id(ids, vocab_size, width, steps, learning_rate, rng):
    """You predict from each id the one before it; the docstring asks for the next one."""
    return _trained(ids[1:], ids[:-1], *_drawn(vocab_size, width, rng), steps, learning_rate)


@mistake("train_next_token")
def wraps_from_the_last_id_to_the_first(ids, vocab_size, width, steps, learning_rate, rng):
    """You also predict the first id from the last one, as if the text were a ring; L ids make L-1 pairs."""
    return _trained(ids, np.roll(ids, -1), *_drawn(vocab_size, width, rng), steps, learning_rate)


@mistake("train_next_token")
def draws_the_output_first(ids, vocab_size, width, steps, learning_rate, rng):
    """You draw the output matrix before the table; the docstring asks for the table first."""
    output = rng.normal(0, 0.1, (width, vocab_size))
    table = rng.normal(0, 0.1, (vocab_size, width))
    return _trained(ids[:-1], ids[1:], table, output, steps, learning_rate)


@mistake("train_next_token")
def updates_the_output_first(ids, vocab_size, width, steps, learning_rate, rng):
    """You move the output matrix before you compute the table's gradient; both gradients come from the old matrices."""
    table, output = _drawn(vocab_size, width, rng)
    losses = []
    for _ in range(steps):
        vectors = table[ids[:-1]]
        losses.append(cross_entropy(vectors @ output, ids[1:]))
        slope = cross_entropy_gradient(vectors @ output, ids[1:])
        output = output - learning_rate * vectors.T @ slope
        table = sgd_update(table, ids[:-1], slope @ output.T, learning_rate)
    return table, losses


@mistake("train_next_token")
def updates_the_table_first(ids, vocab_size, width, steps, learning_rate, rng):
    """You move the table before you compute the output's gradient; both gradients come from the old matrices."""
    table, output = _drawn(vocab_size, width, rng)
    losses = []
    for _ in range(steps):
        logits = table[ids[:-1]] @ output
        losses.append(cross_entropy(logits, ids[1:]))
        slope = cross_entropy_gradient(logits, ids[1:])
        table = sgd_update(table, ids[:-1], slope @ output.T, learning_rate)
        output = output - learning_rate * table[ids[:-1]].T @ slope
    return table, losses


@mistake("train_next_token")
def a_repeated_id_counts_once(ids, vocab_size, width, steps, learning_rate, rng):
    """A row that is at several positions moves by the gradient of one of them; the gradients of all add up."""
    table, output = _drawn(vocab_size, width, rng)
    losses = []
    for _ in range(steps):
        loss, upstream, output_gradient = _slopes(table, output, ids[:-1], ids[1:])
        losses.append(loss)
        table[ids[:-1]] -= learning_rate * upstream
        output -= learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def step_of_the_summed_loss(ids, vocab_size, width, steps, learning_rate, rng):
    """Your step is that of the sum over the pairs; the loss is their mean, so the step is L-1 times too long."""
    return _trained(ids[:-1], ids[1:], *_drawn(vocab_size, width, rng), steps, learning_rate * (len(ids) - 1))


@mistake("train_next_token")
def one_pair_at_a_time(ids, vocab_size, width, steps, learning_rate, rng):
    """You take a step after every pair; take one step with the mean over all pairs."""
    table, output = _drawn(vocab_size, width, rng)
    losses = []
    for _ in range(steps):
        losses.append(cross_entropy(table[ids[:-1]] @ output, ids[1:]))
        for place in range(len(ids) - 1):
            here, following = ids[place : place + 1], ids[place + 1 : place + 2]
            _, upstream, output_gradient = _slopes(table, output, here, following)
            table = sgd_update(table, here, upstream, learning_rate)
            output = output - learning_rate * output_gradient
    return table, losses


@mistake("train_next_token")
def losses_after_each_step(ids, vocab_size, width, steps, learning_rate, rng):
    """Your losses are those after each step; the docstring asks for the loss before each step."""
    drawn = _drawn(vocab_size, width, rng)
    _, losses = _trained(ids[:-1], ids[1:], *drawn, steps + 1, learning_rate)
    return _trained(ids[:-1], ids[1:], *drawn, steps, learning_rate)[0], losses[1:]
