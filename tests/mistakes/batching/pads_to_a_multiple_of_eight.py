"""Your rows are longer than the longest sequence; the contract fills up to the longest sequence of the batch and no further."""

import numpy as np


_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    missing = -input_ids.shape[1] % 8
    wide = ((0, 0), (0, missing) if side == "right" else (missing, 0))
    return np.pad(input_ids, wide, constant_values=pad_id), np.pad(attention_mask, wide)
