"""You return an array; the contract returns a list of ints."""

import numpy as np


def truncate(ids, max_length, keep="start"):
    row = np.array(_checked(ids, max_length, keep), dtype=np.int64)
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
