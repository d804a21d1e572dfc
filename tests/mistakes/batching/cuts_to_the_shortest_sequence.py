"""You cut all sequences to the shortest one; nothing may be lost, so the contract fills the shorter ones up to the longest."""

import numpy as np


_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    _padded(sequences, pad_id, side)
    shortest = min(map(len, sequences))
    input_ids = np.array([list(s)[:shortest] for s in sequences], dtype=np.int64)
    return input_ids, np.ones_like(input_ids)
