"""Your list holds NumPy integers when the ids came in an array; the contract gives Python ints."""


def truncate(ids, max_length, keep="start"):
    _checked(ids, max_length, keep)
    row = list(ids)
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
