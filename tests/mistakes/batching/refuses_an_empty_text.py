"""You refuse an empty sequence; there is nothing wrong with it, and what is left of it is an empty list."""


def truncate(ids, max_length, keep="start"):
    if len(ids) == 0:
        raise ValueError("ids must not be empty")
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
