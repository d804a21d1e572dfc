"""You refuse a window of 0 and take a negative one for its size; the contract refuses every window below 1."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if not window:
        raise ValueError("window must not be 0")
    window = abs(window)
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]
