"""You refuse a `max_length` of 0; the contract allows it, and nothing is left."""


def truncate(ids, max_length, keep="start"):
    if max_length < 1:
        raise ValueError("max_length must be positive")
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
