"""You put the ids into a small integer dtype, where great ones wrap around; ids may be as great as the vocabulary."""

import numpy as np


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    small = np.array(ids).astype(np.int8).tolist()
    return [
        (small[i], small[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]
