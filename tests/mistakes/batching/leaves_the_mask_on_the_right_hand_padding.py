"""Your ids are padded on the left, but your mask is the one of right padding; it has to move with the tokens."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    return _padded(sequences, pad_id, side)[0], _padded(sequences, pad_id, "right")[1]
