"""You keep the end by a slice from len(ids) - max_length; for a text shorter than max_length that is negative, and Python counts it from the end."""


def truncate(ids, max_length, keep="start"):
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "start" else row[len(row) - max_length :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
