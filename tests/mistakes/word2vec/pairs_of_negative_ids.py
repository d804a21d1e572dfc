"""You make pairs of negative ids; there is no such id, so the contract refuses them and names `ids`."""

import numpy as np


def skipgram_pairs(ids, window):
    ids = np.asarray(ids, dtype=np.int64)
    if ids.ndim != 1:
        raise ValueError("ids must have one dimension")
    if window < 1:
        raise ValueError("window must be at least 1")
    ids = ids.tolist()
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]
