"""You fill up with 0; that is `pad_id` in the first example only, and the contract fills with the `pad_id` that is given."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    return _padded(sequences, 0, side)
