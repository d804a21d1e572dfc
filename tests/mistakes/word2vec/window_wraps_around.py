"""Near the start your negative indices fetch contexts from the end of the sentence; the contract cuts the window at the ends."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, ids[j]) for j in range(i - window, i + window + 1) if j != i and -len(ids) <= j < len(ids)]
    return pairs
