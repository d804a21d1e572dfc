"""Your mask is 0 wherever the id is 0; the padding has the id `pad_id`, and a real token may have any id, so the mask follows positions."""

import numpy as np


_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return input_ids, (input_ids != 0).astype(np.int64)
