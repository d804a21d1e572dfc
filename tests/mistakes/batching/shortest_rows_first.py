"""You sort the sequences from the shortest to the longest; row i of the result belongs to sequence i."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    _padded(sequences, pad_id, side)
    return _padded(sorted(sequences, key=len), pad_id, side)
