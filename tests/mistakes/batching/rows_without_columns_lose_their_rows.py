"""When all sequences are empty, you return arrays of shape (0, 0); the B rows are still there, so the shape is (B, 0)."""

import numpy as np


_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    if not input_ids.size:
        return np.zeros((0, 0), dtype=np.int64), np.zeros((0, 0), dtype=np.int64)
    return input_ids, attention_mask
