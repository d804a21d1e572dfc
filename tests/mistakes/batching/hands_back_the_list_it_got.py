"""You return the caller's own list when there is nothing to cut; give back a list of your own, since whoever changes one would change both."""


def truncate(ids, max_length, keep="start"):
    row = _checked(ids, max_length, keep)
    if len(row) <= max_length and isinstance(ids, list):
        return ids
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
