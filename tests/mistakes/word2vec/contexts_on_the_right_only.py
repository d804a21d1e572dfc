"""You take contexts on the right alone; the contract takes those on both sides."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [(center, context) for i, center in enumerate(ids) for context in ids[i + 1 : i + 1 + window]]
