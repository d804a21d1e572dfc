"""Known mistakes of the module autograd: below each function's checks, which are given."""

from torch.nn import functional
import torch

from llmlings.testing import mistake


@mistake("embedding_gradient")
def accepts_batches_of_ids(table, ids, upstream):
    """You accept ids of two dimensions; here the docstring asks for a flat list of ids and refuses anything else."""
    weights = _as_parameter("table", table)
    ids = ids.long()
    if ((ids < 0) | (ids >= len(weights))).any():
        raise ValueError("ids must be rows of the table")
    if upstream.shape != (*ids.shape, weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    functional.embedding(ids, weights).backward(upstream.detach())
    return weights.grad


@mistake("embedding_gradient")
def always_gives_float32(table, ids, upstream):
    """Your gradient is float32 whatever the table is; the docstring keeps the dtype of the table."""
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    functional.embedding(ids, weights).backward(upstream)
    return weights.grad.float()


@mistake("embedding_gradient")
def always_gives_float64(table, ids, upstream):
    """Your gradient is float64 whatever the table is; the docstring keeps the dtype of the table."""
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    functional.embedding(ids, weights).backward(upstream)
    return weights.grad.double()


@mistake("embedding_gradient")
def averages_over_the_positions(table, ids, upstream):
    """You divide by the number of positions; `upstream` already is the gradient of the loss, and is only added up."""
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    (functional.embedding(ids, weights) * upstream).sum().backward()
    return weights.grad / max(len(ids), 1)


@mistake("embedding_gradient")
def averages_repeated_ids(table, ids, upstream):
    """You average the gradients of a repeated id (as `scale_grad_by_freq` does); they add up."""
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    weights = weights.detach().requires_grad_()
    functional.embedding(ids, weights, scale_grad_by_freq=True).backward(upstream)
    return weights.grad


@mistake("embedding_gradient")
def backpropagates_into_the_argument(table, ids, upstream):
    """You make the table itself require a gradient and leave one in its `grad`; the docstring leaves the arguments as
    they are: work on a detached copy.
    """
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    table.requires_grad_()
    functional.embedding(ids, table).backward(upstream)
    return table.grad.clone()


@mistake("embedding_gradient")
def fails_without_positions(table, ids, upstream):
    """You fail on a text without ids; its gradient is a matrix of zeros."""
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    rows = [functional.one_hot(token, len(weights)).to(upstream.dtype).outer(row) for token, row in zip(ids, upstream)]
    return torch.stack(rows).sum(dim=0)


@mistake("embedding_gradient")
def flips_the_sign(table, ids, upstream):
    """Your gradient has the wrong sign; the sign belongs to the step that goes against it."""
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    functional.embedding(ids, weights).backward(-upstream)
    return weights.grad


@mistake("embedding_gradient")
def ignores_upstream(table, ids, upstream):
    """You backpropagate from the sum of the vectors; the docstring backpropagates `upstream`, the gradient that arrives
    at them.
    """
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    functional.embedding(ids, weights).sum().backward()
    return weights.grad


@mistake("embedding_gradient")
def keeps_the_graph(table, ids, upstream):
    """Your result still requires a gradient; the docstring asks for a detached one."""
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    functional.embedding(ids, weights).backward(upstream)
    return weights.grad.clone().requires_grad_()


@mistake("embedding_gradient")
def leaves_ids_beyond_the_table_to_pytorch(table, ids, upstream):
    """You leave an id beyond the table to PyTorch, which raises an IndexError; the docstring asks for a ValueError that
    names `ids`.
    """
    weights = _as_parameter("table", table)
    ids = ids.long()
    if ids.ndim != 1:
        raise ValueError("ids must be flat")
    if (ids < 0).any():
        raise ValueError("ids must not be negative")
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    functional.embedding(ids, weights).backward(upstream.detach())
    return weights.grad


@mistake("embedding_gradient")
def leaves_row_0_out(table, ids, upstream):
    """You take id 0 for padding, whose row gets no gradient (`padding_idx`); here every id is a token like any other.

    """
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    functional.embedding(ids, weights, padding_idx=0).backward(upstream)
    return weights.grad


@mistake("embedding_gradient")
def multiplies_upstream_with_the_vectors(table, ids, upstream):
    """You backpropagate the square of the vectors, or multiply them with `upstream` twice; the gradient that arrives is
    `upstream` itself.
    """
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    vectors = functional.embedding(ids, weights)
    (vectors * vectors * upstream).sum().backward()
    return weights.grad


@mistake("embedding_gradient")
def negative_ids_count_from_the_end(table, ids, upstream):
    """You index with negative ids, which count from the end; there is no token -1, so the docstring refuses it and names
    `ids`.
    """
    weights = _as_parameter("table", table)
    ids = ids.long()
    if ids.ndim != 1:
        raise ValueError("ids must be flat")
    if (ids >= len(weights)).any():
        raise ValueError("ids must be rows of the table")
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    weights[ids].backward(upstream.detach())
    return weights.grad


@mistake("embedding_gradient")
def returns_an_array(table, ids, upstream):
    """You return a NumPy array; the docstring asks for a tensor."""
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    functional.embedding(ids, weights).backward(upstream)
    return weights.grad.numpy()


@mistake("embedding_gradient")
def returns_the_rows_in_use_alone(table, ids, upstream):
    """You return the rows in use alone; the docstring asks for all V, with 0 for those not in use."""
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    functional.embedding(ids, weights).backward(upstream)
    return weights.grad[ids.unique()]


@mistake("embedding_gradient")
def returns_what_backward_returns(table, ids, upstream):
    """You return what `backward` returns, which is None; it leaves the gradient in `grad` of the leaf."""
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    return functional.embedding(ids, weights).backward(upstream)


@mistake("embedding_gradient")
def spreads_upstream_over_the_positions(table, ids, upstream):
    """You spread a gradient of one row or one column over all of them; the docstring refuses an `upstream` that is not
    of shape (L, d) and names it.
    """
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.ndim != 2:
        raise ValueError("upstream must have two dimensions")
    functional.embedding(ids, weights).backward(upstream.detach().expand(len(ids), weights.shape[1]))
    return weights.grad


@mistake("embedding_gradient")
def takes_a_vector_for_a_table(table, ids, upstream):
    """You take a table of one dimension for a matrix of one column; the docstring refuses it and names `table`."""
    weights = table.detach().clone().reshape(len(table), -1).requires_grad_()
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    functional.embedding(ids, weights).backward(upstream.detach())
    return weights.grad


@mistake("embedding_gradient")
def the_last_position_wins(table, ids, upstream):
    """At a repeated id you keep the gradient of one position; they add up, since one row was used at all of them."""
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    gradient = torch.zeros_like(weights.detach())
    for token, row in zip(ids.tolist(), upstream):
        gradient[token] = row
    return gradient


@mistake("touched_rows")
def accepts_a_single_id(table, ids, tied_output):
    """You accept fewer than two ids, for which the mean over no predictions is nan; the docstring refuses them and names
    `ids`.
    """
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def accepts_negative_ids(table, ids, tied_output):
    """You accept negative ids, which count from the end; the docstring refuses them and names `ids`."""
    weights = _as_parameter("table", table)
    if ids.ndim != 1 or len(ids) < 2 or (ids >= len(weights)).any():
        raise ValueError("ids")
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    text = ids.long() % vocab_size
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, text), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def always_ties_the_output(table, ids, tied_output):
    """You tie the output whatever `tied_output` says; without it the output is `torch.eye(d, V)`, which is no parameter.

    """
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def computes_in_float64_alone(table, ids, tied_output):
    """Your fixed matrix is float32 whatever the table is, and the product of two dtypes fails; give it the dtype of the
    table.
    """
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=torch.float64)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def counts_the_last_id(table, ids, tied_output):
    """You count the last id as an input; nothing is predicted from it."""
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return sorted(set(gradient.any(dim=1).nonzero().flatten().tolist()) | {int(ids[-1])})


@mistake("touched_rows")
def flattens_the_text(table, ids, tied_output):
    """You flatten ids of two dimensions into one text; the docstring refuses them and names `ids`."""
    weights = _as_parameter("table", table)
    ids = _as_text(ids.flatten(), len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def forgets_the_other_use_of_the_table(table, ids, tied_output):
    """With tied output you see the rows that were looked up alone; the table is in use at both ends, and its gradient is
    that of both uses: do not detach its transpose.
    """
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.detach().T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def has_no_room_for_a_wide_table(table, ids, tied_output):
    """You build a square matrix of V x V in place of `torch.eye(d, V)`, which fails when width and vocabulary differ.

    """
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(vocab_size, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def ignores_small_gradients(table, ids, tied_output):
    """You ignore gradients that are nearly 0; the docstring asks for those that are not exactly 0."""
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return (gradient.abs() > 1e-9).any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def leaves_an_id_beyond_the_table_to_pytorch(table, ids, tied_output):
    """You leave an id beyond the table to PyTorch, which raises an IndexError; the docstring asks for a ValueError that
    names `ids`.
    """
    weights = _as_parameter("table", table)
    if ids.ndim != 1 or len(ids) < 2 or (ids < 0).any():
        raise ValueError("ids")
    ids = ids.long()
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def lists_the_inputs_without_a_gradient(table, ids, tied_output):
    """You list the ids in use, or all of them, without looking at the gradient; the docstring asks for the rows whose
    gradient is not 0, and that of a certain prediction is.
    """
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    return list(range(vocab_size)) if tied_output else sorted(set(ids[:-1].tolist()))


@mistake("touched_rows")
def predicts_from_the_next_id(table, ids, tied_output):
    """You predict each id from the one after it; the docstring predicts the next one."""
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    loss = functional.cross_entropy(weights[ids[1:]] @ output, ids[:-1])
    (gradient,) = torch.autograd.grad(loss, weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def predicts_the_last_id_only(table, ids, tied_output):
    """Your loss is that of the last prediction; the docstring takes the mean over all of them."""
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    loss = functional.cross_entropy(weights[ids[-2:-1]] @ output, ids[-1:])
    (gradient,) = torch.autograd.grad(loss, weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def puts_each_id_into_a_list(table, ids, tied_output):
    """You return a list of lists; `nonzero` gives one row of indices for each find, so flatten it."""
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().tolist()


@mistake("touched_rows")
def repeats_ids_in_text_order(table, ids, tied_output):
    """You list the touched ids in the order of the text, as often as they occur; the docstring lists each once,
    ascending.
    """
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    touched = set(gradient.any(dim=1).nonzero().flatten().tolist())
    order = [token for token in ids[:-1].tolist() if token in touched]
    return order + sorted(touched - set(order))


@mistake("touched_rows")
def returns_a_mask(table, ids, tied_output):
    """You return whether each row is touched; the docstring asks for the ids of those that are."""
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).tolist()


@mistake("touched_rows")
def returns_a_tensor(table, ids, tied_output):
    """You return a tensor; the docstring asks for a list of plain ints."""
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten()


@mistake("touched_rows")
def returns_the_greatest_id_first(table, ids, tied_output):
    """Your ids come in descending order; the docstring asks for ascending order."""
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().flip(0).tolist()


@mistake("touched_rows")
def takes_a_flat_table_for_a_matrix(table, ids, tied_output):
    """You take a table of one dimension for a matrix of one column; the docstring refuses it and names `table`."""
    weights = _as_parameter("table", table.reshape(len(table), -1))
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def trains_the_argument(table, ids, tied_output):
    """You make the table itself require a gradient and leave one in its `grad`; the docstring leaves the arguments as
    they are: work on a detached copy.
    """
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    table.requires_grad_()
    output = table.T if tied_output else output
    gradient = torch.autograd.grad(_next_token_loss(table, output, ids), table)[0]
    return gradient.any(dim=1).nonzero().flatten().tolist()


@mistake("touched_rows")
def wants_every_number_of_a_row(table, ids, tied_output):
    """You list the rows in which every number of the gradient differs from 0; one is enough."""
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.all(dim=1).nonzero().flatten().tolist()


@mistake("train_next_token")
def accepts_a_wide_output(table, output, ids, steps, learning_rate):
    """You accept an output matrix with more columns than the table has rows; the docstring refuses it and names
    `output`.
    """
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape[0] != weights.shape[1] or head.shape[1] < len(weights):
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def accepts_negative_steps(table, output, ids, steps, learning_rate):
    """You accept a negative number of steps; the docstring refuses it and names `steps`."""
    if steps != steps:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def adds_momentum(table, output, ids, steps, learning_rate):
    """You give the optimizer momentum; the docstring asks for plain gradient descent."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate, momentum=0.9)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def adds_the_losses_up(table, output, ids, steps, learning_rate):
    """Your loss is the sum over the predictions; the docstring takes their mean."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:], reduction="sum")
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def adds_weight_decay(table, output, ids, steps, learning_rate):
    """You give the optimizer weight decay, which moves rows that are not in use; the docstring asks for plain gradient
    descent.
    """
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate, weight_decay=0.01)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def checks_the_ids_when_training_only(table, output, ids, steps, learning_rate):
    """You notice a wrong id only when you train on it, so 0 steps let it pass; check the arguments before the loop."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights)) if steps else ids.long()
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def clears_the_gradients_before_the_step(table, output, ids, steps, learning_rate):
    """You clear the gradients after `backward` and before `step`, so nothing moves."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        loss.backward()
        optimizer.zero_grad(set_to_none=False)
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def goes_uphill(table, output, ids, steps, learning_rate):
    """You go with the gradient, so the loss grows; the step goes against it."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        (-loss).backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def hands_the_table_back(table, output, ids, steps, learning_rate):
    """After 0 steps you return the very table that you were given; the docstring returns a new tensor."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return (weights if steps else table).detach(), losses


@mistake("train_next_token")
def lists_tensors(table, output, ids, steps, learning_rate):
    """Your losses are tensors; the docstring asks for plain floats, and `item` makes one."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.detach())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def lists_the_final_loss_too(table, output, ids, steps, learning_rate):
    """You list the loss after the last step as well; there is one loss for each step, the one before it."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    losses.append(functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:]).item())
    return weights.detach(), losses


@mistake("train_next_token")
def lists_the_loss_after_each_step(table, output, ids, steps, learning_rate):
    """You list the loss after each step; the docstring lists the loss before it."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:]).backward()
        optimizer.step()
        losses.append(functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:]).item())
    return weights.detach(), losses


@mistake("train_next_token")
def moves_the_output_first(table, output, ids, steps, learning_rate):
    """You move the output matrix first and compute the gradient of the table with the new one; both gradients belong to
    the same point.
    """
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        losses.append(functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:]).item())
        for part in (head, weights):
            optimizer.zero_grad()
            functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:]).backward()
            part.data -= learning_rate * part.grad
    return weights.detach(), losses


@mistake("train_next_token")
def moves_the_table_alone(table, output, ids, steps, learning_rate):
    """Only the table moves; the output matrix is a parameter as well."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def never_clears_the_gradients(table, output, ids, steps, learning_rate):
    """You never clear the gradients, so each step adds its own to those of all steps before; call `zero_grad` in each
    step.
    """
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def returns_a_list(table, output, ids, steps, learning_rate):
    """You return a list of two; the docstring asks for a tuple."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return [weights.detach(), losses]


@mistake("train_next_token")
def returns_a_parameter(table, output, ids, steps, learning_rate):
    """Your table still requires a gradient; the docstring asks for a detached one."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights, losses


@mistake("train_next_token")
def returns_the_losses_first(table, output, ids, steps, learning_rate):
    """You return the losses first; the table comes first."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, weights.detach()


@mistake("train_next_token")
def returns_the_output_matrix(table, output, ids, steps, learning_rate):
    """You return the output matrix; the docstring asks for the table."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return head.detach(), losses


@mistake("train_next_token")
def sees_every_id_as_an_input(table, output, ids, steps, learning_rate):
    """You predict the first id from the last one as well, as if the text went round in a circle."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids] @ head, ids.roll(-1))
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def takes_a_vector_for_an_output(table, output, ids, steps, learning_rate):
    """You spread an output of one dimension over the vocabulary; the docstring refuses it and names `output`."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output if output.ndim == 2 else output[:, None].repeat(1, len(table)))
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def takes_one_pair_at_a_time(table, output, ids, steps, learning_rate):
    """You take a step for each pair of neighbours; the docstring takes one step with all pairs at once."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        losses.append(functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:]).item())
        for place in range(len(ids) - 1):
            optimizer.zero_grad()
            functional.cross_entropy(weights[ids[place : place + 1]] @ head, ids[place + 1 : place + 2]).backward()
            optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def takes_one_step_too_many(table, output, ids, steps, learning_rate):
    """You take one step more than `steps`."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps + 1):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def ties_the_output(table, output, ids, steps, learning_rate):
    """You use the table as its own output matrix; the docstring has an output matrix of its own, which is given."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ (weights.T + 0 * head), ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def trains_a_flat_table(table, output, ids, steps, learning_rate):
    """You take a table of one dimension for a matrix; the docstring refuses it and names `table`."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table if table.ndim == 2 else table[:, None].repeat(1, len(output)))
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def trains_in_float32(table, output, ids, steps, learning_rate):
    """You train in float32 whatever the table is; the docstring keeps its dtype."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table.float())
    head = _as_parameter("output", output.float())
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def trains_in_float64(table, output, ids, steps, learning_rate):
    """Your table comes out as float64 whatever it was; the docstring keeps its dtype."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table.double())
    head = _as_parameter("output", output.double())
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def trains_on_a_flattened_text(table, output, ids, steps, learning_rate):
    """You flatten ids of two dimensions into one text; the docstring refuses them and names `ids`."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids.flatten(), len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def trains_on_a_single_id(table, output, ids, steps, learning_rate):
    """You accept a single id, for which the mean over no predictions is nan; the docstring refuses it and names `ids`.

    """
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_ids(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def trains_on_negative_ids(table, output, ids, steps, learning_rate):
    """You accept negative ids, which count from the end; the docstring refuses them and names `ids`."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(torch.where(ids.long() < 0, ids.long() + len(weights), ids.long()), len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def trains_on_the_id_itself(table, output, ids, steps, learning_rate):
    """You predict each id from itself; what is predicted is the next one."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[:-1])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def trains_the_arguments_themselves(table, output, ids, steps, learning_rate):
    """You train the very tensors that you were given, so the caller's table changes; work on copies."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    _as_parameter("table", table)
    weights = table.detach().requires_grad_()
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach().clone(), losses


@mistake("train_next_token")
def turns_the_output_around(table, output, ids, steps, learning_rate):
    """You turn an output matrix around that is given like the table; the docstring refuses one that is not of shape (d,
    V) and names `output`.
    """
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output.T if output.ndim == 2 and output.shape == table.shape else output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def uses_adam(table, output, ids, steps, learning_rate):
    """You use Adam, whose steps do not follow the length of the gradient; the docstring asks for `torch.optim.SGD`."""
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.Adam([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses
