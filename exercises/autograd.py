"""The gradients of an embedding matrix once more, this time computed by PyTorch."""

import torch


def embedding_gradient(table: torch.Tensor, ids: torch.Tensor, upstream: torch.Tensor) -> torch.Tensor:
    """Return the gradient of the loss with respect to the embedding matrix, by backpropagation through the lookup.

    Look up the rows of `ids` and let PyTorch carry `upstream`, the gradient of the loss with respect to the looked-up
    vectors, back into the matrix. It gives what `gradients.embedding_gradient` gives: an id that is at several
    positions gets the sum, a row whose id does not occur gets exactly 0.

    Args:
        table: the embedding matrix, shape (V, d), a floating-point dtype; it may or may not require a gradient.
        ids: the id of each position, shape (L,), any integer dtype; 0 to V-1. L may be 0.
        upstream: shape (L, d), the dtype of `table`.
    Returns:
        The gradient, shape (V, d), the dtype of `table`, detached: no graph is attached to it. All arguments keep
        their values, their `requires_grad` and their `grad`.
    Raises:
        ValueError: an id is below 0 or above V-1, or `upstream` is not of shape (L, d).
    Example:
        >>> embedding_gradient(torch.zeros(3, 2), torch.tensor([2, 0, 2]), torch.tensor([[1., 2.], [3., 4.], [5., 6.]]))
        tensor([[3., 4.],
                [0., 0.],
                [6., 8.]])

    Source: Paszke et al. 2019 (PyTorch); Bengio et al. 2003, section 2 (only the rows in use).
    Lesson: docs/lessons/autograd.md#backpropagation-through-a-lookup
    """
    _check_matrix("table", table)
    ids = _ids(ids, len(table))
    _check_matrix("upstream", upstream, (len(ids), table.shape[1]))
    # TODO: write the rest; table is of shape (V, d), upstream of shape (L, d); ids is an int64 tensor, (L,),
    #   of ids from 0 to V-1.
    raise NotImplementedError("embedding_gradient")


def touched_rows(table: torch.Tensor, ids: torch.Tensor, tied_output: bool) -> list[int]:
    """Return which rows of the table get a non-zero gradient from the loss of next-token prediction on `ids`.

    The loss is the mean cross-entropy of predicting each id of `ids` from the one before it. The logits for what
    follows `id` are `table[id] @ output`. If `tied_output`, `output` is `table.T`, so that the table is in use at both
    ends and its gradient is that of both uses together. Otherwise `output` is the fixed matrix `torch.eye(d, V)`,
    in the dtype of the table, which is no parameter.

    With the fixed matrix, only rows of ids that something is predicted from can be touched, so not a row whose id
    is at the very end alone. With tied output every row is part of every logit, and as a rule all rows are touched.
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
        ValueError: an id is below 0 or above V-1, or there are fewer than two.
    Example:
        >>> table = torch.tensor([[1., 0.], [0., 1.], [1., 1.], [2., 1.]])
        >>> touched_rows(table, torch.tensor([0, 2, 0, 1]), tied_output=False)
        [0, 2]
        >>> touched_rows(table, torch.tensor([0, 2, 0, 1]), tied_output=True)
        [0, 1, 2, 3]

    Source: Press and Wolf 2017 (tied output weights).
    Lesson: docs/lessons/autograd.md#tied-output-weights
    """
    _check_matrix("table", table)
    ids = _text(ids, len(table))
    # TODO: write the rest; table is of shape (V, d); ids is an int64 tensor of two ids or more, from 0 to V-1.
    raise NotImplementedError("touched_rows")


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
        ValueError: an id is below 0 or above V-1, there are fewer than two, or `output` is not of shape (d, V).
    Example:
        >>> table, output = torch.eye(3, dtype=torch.float64), torch.eye(3, dtype=torch.float64)
        >>> trained, losses = train_next_token(table, output, torch.tensor([0, 1, 2, 0, 1, 2, 0]), 100, 1.0)
        >>> round(losses[0], 3), losses[-1] < 0.1
        (1.551, True)

    Source: Paszke et al. 2019 (PyTorch); Bengio et al. 2003, section 2, without its hidden layer.
    Lesson: docs/lessons/autograd.md#training-with-an-optimizer
    """
    _check_matrix("table", table)
    _check_matrix("output", output, (table.shape[1], len(table)))
    ids = _text(ids, len(table))
    _check_steps(steps)
    # TODO: write the rest; table is of shape (V, d), output of shape (d, V); ids is an int64 tensor of two ids or more,
    #   from 0 to V-1.
    raise NotImplementedError("train_next_token")


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _check_matrix(name: str, matrix: torch.Tensor, shape: tuple[int, int] | None = None) -> None:
    if matrix.ndim != 2 or shape not in (None, tuple(matrix.shape)):
        raise ValueError(f"{name} must be of shape {shape or '(V, d)'}, not {tuple(matrix.shape)}")


def _check_steps(steps: int) -> None:
    if steps < 0:
        raise ValueError(f"steps must be at least 0, not {steps}")


def _ids(ids: torch.Tensor, vocab_size: int) -> torch.Tensor:
    ids = ids.long()
    if ids.ndim != 1:
        raise ValueError(f"ids must be a flat list of ids, not of shape {tuple(ids.shape)}")
    # Indexing would take -1 for the last row.
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError(f"ids must lie between 0 and {vocab_size - 1}; they go from {ids.min()} to {ids.max()}")
    return ids


def _text(ids: torch.Tensor, vocab_size: int) -> torch.Tensor:
    ids = _ids(ids, vocab_size)
    if len(ids) < 2:
        raise ValueError(f"ids must hold two ids or more, one to predict from and one to predict, not {len(ids)}")
    return ids
