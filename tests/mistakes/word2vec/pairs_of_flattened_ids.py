"""You string ids of two dimensions together; the contract asks for one sentence and refuses anything else."""

import numpy as np


def skipgram_pairs(ids, window):
    ids = _as_ids("ids", np.ravel(ids)).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]
