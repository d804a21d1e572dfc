import torch
from torch.nn import functional

def embedding_gradient(table, ids, upstream):
    if table.dim() != 2:
        raise ValueError('table must be a matrix')
    ids = _flat(ids, table.shape[0])
    if tuple(upstream.shape) != (ids.shape[0], table.shape[1]):
        raise ValueError('upstream has the wrong shape')
    return torch.zeros_like(table.detach()).index_add_(0, ids, upstream.detach())

def touched_rows(table, ids, tied_output):
    if table.dim() != 2:
        raise ValueError('table must be a matrix')
    table = table.detach()
    ids = _flat(ids, table.shape[0])
    if len(ids) < 2:
        raise ValueError('ids must be two at least')
    fixed = torch.eye(table.shape[1], table.shape[0], dtype=table.dtype)
    gradient, output_gradient, _ = _slopes(table, table.T if tied_output else fixed, ids)
    if tied_output:
        gradient = gradient + output_gradient.T
    return [row for row in range(len(gradient)) if torch.count_nonzero(gradient[row]) > 0]

def train_next_token(table, output, ids, steps, learning_rate):
    if table.dim() != 2:
        raise ValueError('table must be a matrix')
    if output.dim() != 2 or output.shape != (table.shape[1], table.shape[0]):
        raise ValueError('output must be a matrix of the other shape')
    ids = _flat(ids, table.shape[0])
    if len(ids) < 2:
        raise ValueError('ids must be two at least')
    if steps < 0:
        raise ValueError('steps must not be negative')
    first, second = (table.detach().clone(), output.detach().clone())
    optimizer = torch.optim.SGD([first, second], lr=learning_rate)
    losses = []
    for _ in range(steps):
        first.grad, second.grad, loss = _slopes(first, second, ids)
        losses.append(loss)
        optimizer.step()
    return (first, losses)

def _next_token_loss(table: torch.Tensor, output: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(table[ids[:-1]] @ output, ids[1:])

def _as_parameter(name: str, matrix: torch.Tensor) -> torch.Tensor:
    if matrix.ndim != 2:
        raise ValueError(f'{name} must have two dimensions, not shape {tuple(matrix.shape)}')
    return matrix.detach().clone().requires_grad_()

def _as_ids(ids: torch.Tensor, vocab_size: int) -> torch.Tensor:
    if ids.ndim != 1:
        raise ValueError(f'ids must be a flat list of ids, not of shape {tuple(ids.shape)}')
    ids = ids.long()
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError(f'ids must lie between 0 and {vocab_size - 1}')
    return ids

def _as_text(ids: torch.Tensor, vocab_size: int) -> torch.Tensor:
    ids = _as_ids(ids, vocab_size)
    if len(ids) < 2:
        raise ValueError(f'ids must hold at least two ids, one to predict from and one to predict, not {len(ids)}')
    return ids

def _flat(ids, rows):
    if ids.dim() != 1:
        raise ValueError('ids must be flat')
    ids = ids.to(torch.int64)
    if len(ids) and (int(ids.min()) < 0 or int(ids.max()) >= rows):
        raise ValueError('ids must be rows of the table')
    return ids

def _slopes(table, output, ids):
    vectors = table[ids[:-1]]
    log_shares = torch.log_softmax(vectors @ output, dim=1)
    rows = torch.arange(len(ids) - 1)
    loss = -log_shares[rows, ids[1:]].mean().item()
    slope = log_shares.exp()
    slope[rows, ids[1:]] -= 1
    slope /= len(rows)
    return (embedding_gradient(table, ids[:-1], slope @ output.T), vectors.T @ slope, loss)
