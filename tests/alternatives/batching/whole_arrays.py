"""No loop over rows: comparing column numbers with lengths gives the mask, and the mask says where the ids go."""

import numpy as np


def pad_batch(sequences, pad_id, side="right"):
    sides = {"right": True, "left": False}
    if side not in sides:
        raise ValueError(f"side: {side} is not one of {list(sides)}")
    if not len(sequences) or any(np.ndim(sequence) != 1 for sequence in sequences):
        raise ValueError("sequences must hold flat sequences, at least one")
    lengths = np.array([len(sequence) for sequence in sequences])
    flat = np.concatenate([np.asarray(sequence, dtype=np.int64) for sequence in sequences])
    if (flat < 0).any():
        raise ValueError("sequences: negative id")
    columns = np.arange(lengths.max())
    real = columns < lengths[:, None] if sides[side] else columns >= (lengths.max() - lengths)[:, None]
    input_ids = np.full(real.shape, pad_id, dtype=np.int64)
    input_ids[real] = flat
    return input_ids, real.astype(np.int64)


def position_ids(attention_mask):
    mask = np.array(attention_mask, dtype=np.int64)
    if mask.ndim != 2:
        raise ValueError("attention_mask.ndim != 2")
    return (np.cumsum(mask, axis=-1) - 1) * mask


def truncate(ids, max_length, keep="start"):
    ids = np.asarray(ids)
    if ids.ndim != 1 or (ids.size and ids.min() < 0):
        raise ValueError("ids")
    if max_length < 0:
        raise ValueError("max_length")
    places = np.arange(len(ids))
    if keep == "start":
        chosen = places < max_length
    elif keep == "end":
        chosen = places >= len(ids) - max_length
    else:
        raise ValueError("keep")
    return ids[chosen].tolist()


def new_token_budget(prompt_length, max_new_tokens, context_length):
    if min(prompt_length, max_new_tokens) < 0 or context_length < 1:
        raise ValueError("check prompt_length, max_new_tokens and context_length")
    return int(np.clip(max_new_tokens, 0, max(0, context_length - prompt_length)))


def attention_flops(length, width):
    if not (length >= 1 and width >= 1):
        raise ValueError("check length and width")
    return sum(
        2 * rows * inner * columns for rows, inner, columns in ((length, width, length), (length, length, width))
    )
