"""You take a `max_length` of 0 for "no limit"; 0 is a length like any other, and it leaves nothing."""


def truncate(ids, max_length, keep="start"):
    row = _checked(ids, max_length, keep)
    length = max_length or len(row)
    return row[:length] if keep == "start" else row[max(0, len(row) - length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
