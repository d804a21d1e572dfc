"""The gradients of an embedding matrix once more, this time computed by PyTorch."""

import torch
from torch.nn import functional


def embedding_gradient(table: torch.Tensor, ids: torch.Tensor, upstream: torch.Tensor) -> torch.Tensor:
    """Return the gradient of the loss with respect to the embedding matrix, by backpropagation through the lookup.

    Look up the rows of `ids` and let PyTorch carry `upstream`, the gradient of the loss with respect to the looked-up
    vectors, back into the matrix. It gives what `gradients.embedding_gradient` gives: an id that stands at several
    positions gets the sum, a row whose id does not occur gets exactly 0.

    Args:
        table: the embedding matrix, shape (V, d), a floating-point dtype; it may or may not require a gradient.
        ids: the id of each position, shape (L,), any integer dtype; 0 to V-1. L may be 0.
        upstream: shape (L, d), the dtype of `table`.
    Returns:
        The gradient, shape (V, d), the dtype of `table`, detached: no graph is attached to it. All arguments keep
        their values, their `requires_grad` and their `grad`.
    Raises:
        ValueError: `table` is not 2-D; `ids` is not 1-D or holds a value below 0 or above V-1; `upstream` is not of
            shape (L, d); the message names it.
    Example:
        >>> embedding_gradient(torch.zeros(3, 2), torch.tensor([2, 0, 2]), torch.tensor([[1., 2.], [3., 4.], [5., 6.]]))
        tensor([[3., 4.],
                [0., 0.],
                [6., 8.]])

    Source: Paszke et al. 2019 (PyTorch); Bengio et al. 2003, section 2 (only the rows in use).
    Lesson: docs/lessons/autograd.md#backpropagation-through-a-lookup
    """
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError(f"upstream must be of shape {(len(ids), weights.shape[1])}, not {tuple(upstream.shape)}")
    vectors = functional.embedding(ids, weights)
    (gradient,) = torch.autograd.grad(vectors, weights, upstream.detach())
    return gradient


def touched_rows(table: torch.Tensor, ids: torch.Tensor, tied_output: bool) -> list[int]:
    """Return which rows of the table get a non-zero gradient from the loss of next-token prediction on `ids`.

    The loss is the mean cross-entropy of predicting each id of `ids` from the one before it. The logits for what
    follows `id` are `table[id] @ output`. If `tied_output`, `output` is `table.T`, so that the table is in use at both
    ends and its gradient is that of both uses together. Otherwise `output` is the fixed matrix `torch.eye(d, V)`,
    in the dtype of the table, which is no parameter.

    With the fixed matrix, only rows of ids that something is predicted from can be touched, so not a row whose id
    stands at the very end alone. With tied output every row is part of every logit, and as a rule all rows are touched.
    In both cases a gradient that is exactly 0 does not count: the gradients of several positions can cancel out, and a
    prediction that is right with probability 1 has none.

    Args:
        table: the embedding matrix, shape (V, d), a floating-point dtype; it may or may not require a gradient.
        ids: the text, shape (L,), any integer dtype; 0 to V-1; at least two.
        tied_output: whether the table is the output matrix, too.
    Returns:
        The ids of the rows whose gradient holds a number other than 0, ascending, plain ints. All arguments keep
        their values, their `requires_grad` and their `grad`.
    Raises:
        ValueError: `table` is not 2-D; `ids` is not 1-D, has fewer than two ids, or holds a value below 0 or above V-1;
            the message names it.
    Example:
        >>> table = torch.tensor([[1., 0.], [0., 1.], [1., 1.], [2., 1.]])
        >>> touched_rows(table, torch.tensor([0, 2, 0, 1]), tied_output=False)
        [0, 2]
        >>> touched_rows(table, torch.tensor([0, 2, 0, 1]), tied_output=True)
        [0, 1, 2, 3]

    Source: Press and Wolf 2017 (tied output weights).
    Lesson: docs/lessons/autograd.md#tied-output-weights
    """
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()


def train_next_token(
    table: torch.Tensor, output: torch.Tensor, ids: torch.Tensor, steps: int, learning_rate: float
) -> tuple[torch.Tensor, list[float]]:
    """Train the smallest language model with PyTorch: from each id, predict the next one.

    As in `gradients.train_next_token`, the logits for what follows `id` are `table[id] @ output`, and every step uses
    all L-1 pairs of neighbours at once. Here backpropagation finds the gradients, and one plain `torch.optim.SGD` (no
    momentum, no weight decay) moves copies of both matrices.

    Args:
        table: the embedding matrix to start from, shape (V, d), a floating-point dtype.
        output: the output matrix to start from, shape (d, V), the dtype of `table`.
        ids: the text, shape (L,), any integer dtype; 0 to V-1; at least two.
        steps: how many steps of gradient descent; at least 0.
        learning_rate: the step size, the same for both matrices.
    Returns:
        The final table, a new tensor of shape (V, d), the dtype of `table`, detached; and a list with the loss before
        each step (`steps` plain floats, in nats). All arguments keep their values, their `requires_grad` and their
        `grad`.
    Raises:
        ValueError: `table` is not 2-D; `output` is not of shape (d, V); `ids` is not 1-D, has fewer than two ids, or
            holds a value below 0 or above V-1; `steps` is negative; the message names it.
    Example:
        >>> table, output = torch.eye(3, dtype=torch.float64), torch.eye(3, dtype=torch.float64)
        >>> trained, losses = train_next_token(table, output, torch.tensor([0, 1, 2, 0, 1, 2, 0]), 100, 1.0)
        >>> round(losses[0], 3), losses[-1] < 0.1
        (1.551, True)

    Source: Paszke et al. 2019 (PyTorch); Bengio et al. 2003, section 2, without its hidden layer.
    Lesson: docs/lessons/autograd.md#training-with-an-optimizer
    """
    if steps < 0:
        raise ValueError(f"steps must be at least 0, not {steps}")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError(f"output must be of shape {tuple(weights.T.shape)}, not {tuple(head.shape)}")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = _next_token_loss(weights, head, ids)
        losses.append(loss.item())
        # Without this each step would add its gradients to those of all steps before it.
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses


def _next_token_loss(table: torch.Tensor, output: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(table[ids[:-1]] @ output, ids[1:])


def _as_parameter(name: str, matrix: torch.Tensor) -> torch.Tensor:
    if matrix.ndim != 2:
        raise ValueError(f"{name} must have two dimensions, not shape {tuple(matrix.shape)}")
    # A copy of its own, so that neither the caller's tensor nor its graph has any part in what follows.
    return matrix.detach().clone().requires_grad_()


def _as_ids(ids: torch.Tensor, vocab_size: int) -> torch.Tensor:
    if ids.ndim != 1:
        raise ValueError(f"ids must be a flat list of ids, not of shape {tuple(ids.shape)}")
    ids = ids.long()
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError(f"ids must lie between 0 and {vocab_size - 1}")
    return ids


def _as_text(ids: torch.Tensor, vocab_size: int) -> torch.Tensor:
    ids = _as_ids(ids, vocab_size)
    if len(ids) < 2:
        raise ValueError(f"ids must hold at least two ids, one to predict from and one to predict, not {len(ids)}")
    return ids
