"""You sort the sequences from the longest to the shortest; row i of the result belongs to sequence i."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    _padded(sequences, pad_id, side)
    return _padded(sorted(sequences, key=len, reverse=True), pad_id, side)
