"""You split the window between the two sides; in the contract it counts the positions on each side."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    half = (window + 1) // 2
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= half
    ]
