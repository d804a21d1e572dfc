"""You fill a short text up to `max_length` with zeros; cutting is one thing and padding another, and a short text stays as it is."""


def truncate(ids, max_length, keep="start"):
    row = _checked(ids, max_length, keep)
    if len(row) < max_length:
        return row + [0] * (max_length - len(row))
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
