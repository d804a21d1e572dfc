"""Your mask is 1 everywhere; the positions that were filled up have to be 0, or the model reads the padding like text."""

import numpy as np


_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return input_ids, np.ones_like(attention_mask)
