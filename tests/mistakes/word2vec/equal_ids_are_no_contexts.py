"""You leave out contexts that have the id of the center; the contract leaves out the center's own position only."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if abs(i - j) <= window and ids[i] != ids[j]
    ]
