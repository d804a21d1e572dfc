"""Your mask is 1 at padding and 0 at real tokens; in the contract 1 means "real token, may be attended to"."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return input_ids, 1 - attention_mask
