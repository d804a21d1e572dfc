"""You list the contexts by their distance; the contract lists them from left to right."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for i, center in enumerate(ids):
        for distance in range(1, window + 1):
            if i - distance >= 0:
                pairs.append((center, ids[i - distance]))
            if i + distance < len(ids):
                pairs.append((center, ids[i + distance]))
    return pairs
