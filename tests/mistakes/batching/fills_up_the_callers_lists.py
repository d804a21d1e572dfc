"""You append the padding to the lists that were passed in, so the caller's sequences grow; work on copies."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    result = _padded(sequences, pad_id, side)
    for sequence in sequences:
        if isinstance(sequence, list):
            while len(sequence) < result[0].shape[1]:
                sequence.append(pad_id)
    return result
