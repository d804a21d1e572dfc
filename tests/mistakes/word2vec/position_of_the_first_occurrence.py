"""You look the center's position up by its id, which finds the first occurrence only; count the positions as you go."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for center in ids:
        i = ids.index(center)
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs
