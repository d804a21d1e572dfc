"""You keep one id when `max_length` is 0; the contract then gives an empty list."""


def truncate(ids, max_length, keep="start"):
    row, length = _checked(ids, max_length, keep), max(1, max_length)
    return row[:length] if keep == "start" else row[max(0, len(row) - length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
