"""You keep the start whatever `keep` says; with "end" the last ids stay."""


def truncate(ids, max_length, keep="start"):
    return _checked(ids, max_length, keep)[:max_length]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()
