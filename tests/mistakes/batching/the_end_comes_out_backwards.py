"""You turn the ids around to keep the end and forget to turn them back; the ids that stay keep their order."""


def truncate(ids, max_length, keep="start"):
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "start" else row[::-1][:max_length]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
