"""You refuse a sentence of one id; in the contract it simply has no pairs."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    if len(ids) == 1:
        raise ValueError("ids must hold at least two ids")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]
