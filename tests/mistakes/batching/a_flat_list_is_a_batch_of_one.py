"""You take a flat list of ids for a batch of one; the contract refuses it, since a forgotten pair of brackets should not go unnoticed."""

import numpy as np


_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    if len(sequences) and np.ndim(sequences[0]) == 0:
        sequences = [sequences]
    return _padded(sequences, pad_id, side)
