"""You walk away from the center to the left, so those contexts come in reverse; the contract lists contexts from left to right."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for i, center in enumerate(ids):
        left = ids[max(0, i - window) : i][::-1]
        pairs += [(center, context) for context in left + ids[i + 1 : i + 1 + window]]
    return pairs
