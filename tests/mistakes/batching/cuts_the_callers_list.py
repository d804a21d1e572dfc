"""You delete ids from the list that was passed in; it belongs to its caller, so cut a copy."""


def truncate(ids, max_length, keep="start"):
    row = _checked(ids, max_length, keep)
    kept = row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]
    if isinstance(ids, list):
        ids[:] = kept
    return kept


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
