"""You take every `keep` that is not "start" for "end"; the contract refuses what it does not know and names keep."""


def truncate(ids, max_length, keep="start"):
    row = _checked(ids, max_length, "end")
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
