"""You list all pairs of direct neighbors first, then the wider ones; the contract goes by the center, from left to right."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for distance in range(1, window + 1):
        for i, center in enumerate(ids):
            pairs += [(center, ids[j]) for j in (i - distance, i + distance) if 0 <= j < len(ids)]
    return pairs
