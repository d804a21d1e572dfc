"""You ask `if not sequences`, which an array of shape (B, L) cannot answer; ask for its length."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    if not sequences:
        raise ValueError("sequences must hold a sequence")
    return _padded(sequences, pad_id, side)
