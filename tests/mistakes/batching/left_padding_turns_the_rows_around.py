"""To pad on the left you turn whole rows around, so the tokens come out backwards; they keep their order."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    if side not in ("right", "left"):
        raise ValueError("side must be right or left")
    input_ids, attention_mask = _padded(sequences, pad_id, "right")
    return (input_ids, attention_mask) if side == "right" else (input_ids[:, ::-1], attention_mask[:, ::-1])
