"""Your pairs are (context, center); the contract wants (center, context)."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        (ids[j], ids[i])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]
