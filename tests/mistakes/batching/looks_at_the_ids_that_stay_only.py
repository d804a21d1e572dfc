"""You look for negative ids only in the part that stays; the contract refuses a sequence that holds one anywhere."""

import numpy as np


def truncate(ids, max_length, keep="start"):
    if np.ndim(ids) != 1:
        _checked(ids, max_length, keep)
    _checked([], max_length, keep)
    row = [int(i) for i in ids]
    return _as_ids("ids", row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]).tolist()


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
