"""Your work grows with the square of the length, since you compare every position with every other; look at the window's positions only."""

COSTS = "time"


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    places = range(len(ids))
    return [(ids[i], ids[j]) for i in places for j in places if 0 < abs(i - j) <= window]
