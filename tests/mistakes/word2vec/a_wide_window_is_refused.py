"""You refuse a window greater than the sentence; the contract cuts the window at the ends."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    if window >= max(2, len(ids)) and len(ids) > 2:
        raise ValueError("window must be smaller than the sentence")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]
