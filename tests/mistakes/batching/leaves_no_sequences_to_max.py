"""For no sequences you leave the error to `max`, whose message does not say which argument is empty; check it yourself and name sequences."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    if len(sequences) == 0 and side in ("right", "left"):
        max(len(sequence) for sequence in sequences)
    return _padded(sequences, pad_id, side)
