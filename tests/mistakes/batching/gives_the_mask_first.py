"""You return the mask before the ids; the contract returns `(input_ids, attention_mask)`."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    return _padded(sequences, pad_id, side)[::-1]
