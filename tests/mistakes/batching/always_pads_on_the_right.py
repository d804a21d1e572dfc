"""You pad on the right whatever `side` says; with "left" the padding stands before the tokens."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    if side not in ("right", "left"):
        raise ValueError("side must be right or left")
    return _padded(sequences, pad_id, "right")
