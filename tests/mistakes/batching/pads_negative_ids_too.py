"""You accept a negative id in a sequence; there is no such token, and the contract raises a ValueError that names sequences."""

import numpy as np


_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    lifted = [[max(0, i) for i in s] if np.ndim(s) == 1 else s for s in sequences]
    input_ids, attention_mask = _padded(lifted, pad_id, side)
    if any(np.min(s) < 0 for s in sequences if len(s)):
        input_ids[attention_mask == 1] = np.concatenate([np.asarray(s) for s in sequences])
    return input_ids, attention_mask
