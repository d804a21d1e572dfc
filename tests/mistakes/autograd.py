"""Known mistakes of the module autograd: what somebody might write below the checks that are given."""

import torch
from torch.nn import functional

from llmlings.testing import mistake


def _tracked(matrix):
    return matrix.detach().clone().requires_grad_()


@mistake("embedding_gradient")
def the_last_position_wins(table, ids, upstream):
    """At a repeated id you keep the gradient of one position; they add up, since one row was used at all of them."""
    gradient = torch.zeros_like(table)
    for token, row in zip(ids.tolist(), upstream.detach()):
        gradient[token] = row
    return gradient


@mistake("embedding_gradient")
def averages_repeated_ids(table, ids, upstream):
    """You average the gradients of a repeated id (as `scale_grad_by_freq` does); they add up."""
    weights = _tracked(table)
    functional.embedding(ids, weights, scale_grad_by_freq=True).backward(upstream)
    return weights.grad


@mistake("embedding_gradient")
def backpropagates_from_a_mean(table, ids, upstream):
    """You backpropagate from a mean, which divides by how many numbers there are; what arrives is `upstream` itself."""
    weights = _tracked(table)
    (functional.embedding(ids, weights) * upstream.detach()).mean().backward()
    return weights.grad


@mistake("embedding_gradient")
def ignores_upstream(table, ids, upstream):
    """You backpropagate from the sum of the vectors, as if 1 arrived everywhere; what arrives there is `upstream`."""
    weights = _tracked(table)
    functional.embedding(ids, weights).sum().backward()
    return weights.grad


@mistake("embedding_gradient")
def flips_the_sign(table, ids, upstream):
    """Your gradient has the wrong sign; the minus belongs to the step that goes against it."""
    weights = _tracked(table)
    functional.embedding(ids, weights).backward(-upstream)
    return weights.grad


@mistake("embedding_gradient")
def leaves_row_0_out(table, ids, upstream):
    """You take id 0 for padding, whose row gets no gradient (`padding_idx`); here it is a token like any other."""
    weights = _tracked(table)
    functional.embedding(ids, weights, padding_idx=0).backward(upstream)
    return weights.grad


@mistake("embedding_gradient")
def returns_the_rows_in_use_alone(table, ids, upstream):
    """You return the rows in use alone; the docstring asks for all V, with 0 for those not in use."""
    weights = _tracked(table)
    functional.embedding(ids, weights).backward(upstream)
    return weights.grad[ids.unique()]


@mistake("embedding_gradient")
def returns_what_backward_returns(table, ids, upstream):
    """You return what `backward` returns, which is None; it leaves the gradient in `grad` of the leaf."""
    return functional.embedding(ids, _tracked(table)).backward(upstream)


@mistake("embedding_gradient")
def backpropagates_into_the_argument(table, ids, upstream):
    """You make the table itself require a gradient and leave one in its `grad`; work on a detached copy."""
    table.requires_grad_()
    functional.embedding(ids, table).backward(upstream)
    return table.grad.clone()


@mistake("embedding_gradient")
def leaves_a_gradient_in_upstream(table, ids, upstream):
    """You multiply by `upstream` as it is; where it requires a gradient, `backward` leaves one in it, so detach it."""
    weights = _tracked(table)
    (functional.embedding(ids, weights) * upstream).sum().backward()
    return weights.grad


@mistake("embedding_gradient", slip=True)
def keeps_the_graph(table, ids, upstream):
    """Your result still requires a gradient where `upstream` does; the docstring asks for a detached one."""
    return torch.zeros_like(table).index_add(0, ids, upstream)


def _touched(weights, output, ids):
    """Return the gradient of the mean loss with respect to `weights`."""
    functional.cross_entropy(weights[ids[:-1]] @ output, ids[1:]).backward()
    return weights.grad


def _output(weights, tied_output):
    vocab_size, width = weights.shape
    return weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)


def _listed(rows):
    return rows.nonzero().flatten().tolist()


@mistake("touched_rows")
def always_ties_the_output(table, ids, tied_output):
    """You tie the output whatever `tied_output` says; without it the output is `torch.eye(d, V)`, no parameter."""
    weights = _tracked(table)
    return _listed(_touched(weights, weights.T, ids).any(dim=1))


@mistake("touched_rows")
def forgets_the_other_use_of_the_table(table, ids, tied_output):
    """With tied output you see the rows that were looked up alone; the transpose is in use too: do not detach it."""
    weights = _tracked(table)
    return _listed(_touched(weights, _output(weights, tied_output).detach(), ids).any(dim=1))


@mistake("touched_rows")
def counts_the_last_id(table, ids, tied_output):
    """You count the last id as an input; nothing is predicted from it."""
    weights = _tracked(table)
    functional.cross_entropy(weights[ids] @ _output(weights, tied_output), ids.roll(-1)).backward()
    return _listed(weights.grad.any(dim=1))


@mistake("touched_rows")
def predicts_from_the_next_id(table, ids, tied_output):
    """You predict each id from the one after it; predict the next id from each."""
    weights = _tracked(table)
    return _listed(_touched(weights, _output(weights, tied_output), ids.flip(0)).any(dim=1))


@mistake("touched_rows")
def predicts_the_last_id_only(table, ids, tied_output):
    """Your loss is that of the last prediction; the docstring asks for the mean over all of them."""
    weights = _tracked(table)
    return _listed(_touched(weights, _output(weights, tied_output), ids[-2:]).any(dim=1))


@mistake("touched_rows")
def lists_the_ids_without_a_gradient(table, ids, tied_output):
    """You list the ids in use, or all, without looking at the gradient; that of a certain prediction is 0."""
    return list(range(len(table))) if tied_output else ids[:-1].unique().tolist()


@mistake("touched_rows", slip=True)
def ignores_small_gradients(table, ids, tied_output):
    """You ignore gradients that are nearly 0; the docstring asks for those that are not exactly 0."""
    weights = _tracked(table)
    return _listed((_touched(weights, _output(weights, tied_output), ids).abs() > 1e-9).any(dim=1))


@mistake("touched_rows")
def wants_every_number_of_a_row(table, ids, tied_output):
    """You list the rows in which every number of the gradient differs from 0; one is enough."""
    weights = _tracked(table)
    return _listed(_touched(weights, _output(weights, tied_output), ids).all(dim=1))


@mistake("touched_rows")
def sums_the_numbers_of_a_row(table, ids, tied_output):
    """You look at the sum of each row of the gradient; numbers that are not 0 can sum to 0."""
    weights = _tracked(table)
    return _listed(_touched(weights, _output(weights, tied_output), ids).sum(dim=1))


@mistake("touched_rows")
def returns_a_mask(table, ids, tied_output):
    """You return whether each row is touched; the docstring asks for the ids of those that are."""
    weights = _tracked(table)
    return _touched(weights, _output(weights, tied_output), ids).any(dim=1).tolist()


@mistake("touched_rows")
def puts_each_id_into_a_list(table, ids, tied_output):
    """You return a list of lists; `nonzero` gives one row of indices for each find, so flatten it."""
    weights = _tracked(table)
    return _touched(weights, _output(weights, tied_output), ids).any(dim=1).nonzero().tolist()


@mistake("touched_rows")
def leaves_a_gradient_in_the_table(table, ids, tied_output):
    """You make the table itself require a gradient and leave one in its `grad`; work on a detached copy."""
    table.requires_grad_()
    return _listed(_touched(table, _output(table, tied_output), ids).any(dim=1))


def _loss(weights, head, ids):
    return functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:])


def _trained(optimizer, compute_loss, steps):
    losses = []
    for _ in range(steps):
        loss = compute_loss()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses


@mistake("train_next_token")
def never_clears_the_gradients(table, output, ids, steps, learning_rate):
    """You never clear the gradients, so each step adds its own to those before; call `zero_grad` in each step."""
    weights, head = _tracked(table), _tracked(output)
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = _loss(weights, head, ids)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def clears_the_gradients_before_the_step(table, output, ids, steps, learning_rate):
    """You clear the gradients after `backward` and before `step`, so nothing moves."""
    weights, head = _tracked(table), _tracked(output)
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = _loss(weights, head, ids)
        losses.append(loss.item())
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token")
def moves_the_table_alone(table, output, ids, steps, learning_rate):
    """Only the table moves; the output matrix is a parameter as well, so give the optimizer both."""
    weights, head = _tracked(table), _tracked(output)
    optimizer = torch.optim.SGD([weights], lr=learning_rate)
    return weights.detach(), _trained(optimizer, lambda: _loss(weights, head, ids), steps)


@mistake("train_next_token")
def adds_weight_decay(table, output, ids, steps, learning_rate):
    """You give the optimizer weight decay, which moves rows that are not in use; the docstring asks for plain SGD."""
    weights, head = _tracked(table), _tracked(output)
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate, weight_decay=0.01)
    return weights.detach(), _trained(optimizer, lambda: _loss(weights, head, ids), steps)


@mistake("train_next_token")
def uses_adam(table, output, ids, steps, learning_rate):
    """You use Adam, whose steps do not follow the length of the gradient; the docstring asks for `torch.optim.SGD`."""
    weights, head = _tracked(table), _tracked(output)
    optimizer = torch.optim.Adam([weights, head], lr=learning_rate)
    return weights.detach(), _trained(optimizer, lambda: _loss(weights, head, ids), steps)


@mistake("train_next_token")
def adds_the_losses_up(table, output, ids, steps, learning_rate):
    """Your loss is the sum over the predictions; the docstring asks for their mean."""
    weights, head = _tracked(table), _tracked(output)
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    return weights.detach(), _trained(optimizer, lambda: _loss(weights, head, ids) * (len(ids) - 1), steps)


@mistake("train_next_token")
def trains_on_the_id_itself(table, output, ids, steps, learning_rate):
    """You predict each id from itself; what is predicted is the next one."""
    weights, head = _tracked(table), _tracked(output)
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = _trained(optimizer, lambda: functional.cross_entropy(weights[ids[:-1]] @ head, ids[:-1]), steps)
    return weights.detach(), losses


@mistake("train_next_token")
def takes_one_pair_at_a_time(table, output, ids, steps, learning_rate):
    """You take a step for each pair of neighbours; the docstring asks for one step with all pairs at once."""
    weights, head = _tracked(table), _tracked(output)
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        losses.append(_loss(weights, head, ids).item())
        for place in range(len(ids) - 1):
            _trained(optimizer, lambda: _loss(weights, head, ids[place : place + 2]), 1)
    return weights.detach(), losses


@mistake("train_next_token")
def lists_the_loss_after_each_step(table, output, ids, steps, learning_rate):
    """You list the loss after each step; the docstring asks for the loss before it."""
    weights, head = _tracked(table), _tracked(output)
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        _trained(optimizer, lambda: _loss(weights, head, ids), 1)
        losses.append(_loss(weights, head, ids).item())
    return weights.detach(), losses


@mistake("train_next_token")
def lists_tensors(table, output, ids, steps, learning_rate):
    """Your losses are tensors with their graphs; the docstring asks for plain floats, and `item` makes one."""
    weights, head = _tracked(table), _tracked(output)
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        losses.append(_loss(weights, head, ids))
        optimizer.zero_grad()
        losses[-1].backward()
        optimizer.step()
    return weights.detach(), losses


@mistake("train_next_token", slip=True)
def returns_a_parameter(table, output, ids, steps, learning_rate):
    """Your table still requires a gradient; the docstring asks for a detached one."""
    weights, head = _tracked(table), _tracked(output)
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    return weights, _trained(optimizer, lambda: _loss(weights, head, ids), steps)


@mistake("train_next_token")
def trains_the_arguments_themselves(table, output, ids, steps, learning_rate):
    """You train tensors that share their numbers with the arguments, so these change; `clone` makes copies."""
    weights, head = table.detach().requires_grad_(), output.detach().requires_grad_()
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    return weights.detach().clone(), _trained(optimizer, lambda: _loss(weights, head, ids), steps)
