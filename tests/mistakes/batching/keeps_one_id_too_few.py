"""You keep one id less than there is room for; `max_length` ids may stay, and special tokens are no business of this function."""


def truncate(ids, max_length, keep="start"):
    row, length = _checked(ids, max_length, keep), max(0, max_length - 1)
    if len(row) <= max_length:
        return row
    return row[:length] if keep == "start" else row[max(0, len(row) - length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
