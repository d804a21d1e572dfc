"""You skip centers whose window does not fit into the sentence; the contract cuts the window at the ends and keeps what is left."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for i in range(window, len(ids) - window):
        pairs += [(ids[i], context) for context in ids[i - window : i] + ids[i + 1 : i + 1 + window]]
    return pairs
