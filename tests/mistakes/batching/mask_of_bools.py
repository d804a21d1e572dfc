"""Your mask holds True and False; this attention_mask is int64, with 1 and 0."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return input_ids, attention_mask.astype(bool)
