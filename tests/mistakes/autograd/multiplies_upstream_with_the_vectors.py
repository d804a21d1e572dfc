"""You backpropagate the square of the vectors, or multiply them with `upstream` twice; the gradient that arrives is
`upstream` itself.
"""

import torch
from torch.nn import functional


def embedding_gradient(table, ids, upstream):
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    vectors = functional.embedding(ids, weights)
    (vectors * vectors * upstream).sum().backward()
    return weights.grad
