"""When all sequences are empty, NumPy makes floats of the empty rows; the contract gives int64 for them too."""

import numpy as np


_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    if not input_ids.size:
        return np.array(input_ids.tolist()), np.array(attention_mask.tolist())
    return input_ids, attention_mask
