"""You list the ids in use, or all of them, without looking at the gradient; the contract asks for the rows whose
gradient is not 0, and that of a certain prediction is.
"""

import torch
from torch.nn import functional


def touched_rows(table, ids, tied_output):
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    return list(range(vocab_size)) if tied_output else sorted(set(ids[:-1].tolist()))
