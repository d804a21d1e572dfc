"""You refuse a batch with an empty sequence in it; the contract allows empty sequences, only a batch of no sequences is an error."""

import numpy as np


_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    if any(len(s) == 0 for s in map(np.atleast_1d, sequences)):
        raise ValueError("sequences must not be empty")
    return _padded(sequences, pad_id, side)
