"""You keep the end where the start is asked for and the other way around; `keep` names the part that stays, not the part that goes."""


def truncate(ids, max_length, keep="start"):
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "end" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
