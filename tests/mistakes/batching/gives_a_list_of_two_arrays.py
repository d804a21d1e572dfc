"""You return a list of two arrays; the contract returns a tuple."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    return list(_padded(sequences, pad_id, side))
