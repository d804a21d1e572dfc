"""Near the start your slice begins at a negative index, which counts from the end, so contexts are lost; cut the window at 0."""


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[i - window : i] + ids[i + 1 : i + 1 + window]]
    return pairs
