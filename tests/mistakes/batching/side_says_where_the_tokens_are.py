"""You put the real tokens on the given `side`; in the contract it says where the padding goes, and the default is padding on the right."""

_padded = pad_batch


def pad_batch(sequences, pad_id, side="right"):
    if side not in ("right", "left"):
        raise ValueError("side must be right or left")
    return _padded(sequences, pad_id, "left" if side == "right" else "right")
