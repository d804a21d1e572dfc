"""You give no pairs for a window below 1; the contract refuses it and names `window`."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]
