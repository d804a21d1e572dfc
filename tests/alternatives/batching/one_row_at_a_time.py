"""np.pad for each row, the places of the real tokens for the positions, slices with explicit cases."""

import numpy as np


def pad_batch(sequences, pad_id, side="right"):
    if side == "right":
        before_and_after = lambda missing: (0, missing)
    elif side == "left":
        before_and_after = lambda missing: (missing, 0)
    else:
        raise ValueError("side must be right or left")
    arrays = [np.array(sequence) for sequence in sequences]
    if arrays == []:
        raise ValueError("there are no sequences")
    for array in arrays:
        if array.ndim != 1 or np.any(array < 0):
            raise ValueError("one of the sequences is no list of ids")
    longest = max([array.size for array in arrays])
    ids = [
        np.pad(array.astype(np.int64), before_and_after(longest - array.size), constant_values=pad_id)
        for array in arrays
    ]
    mask = [np.pad(np.ones(array.size, dtype=np.int64), before_and_after(longest - array.size)) for array in arrays]
    return np.vstack(ids), np.vstack(mask)


def position_ids(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask is no matrix")
    positions = np.zeros_like(mask, dtype=np.int64)
    for row in range(mask.shape[0]):
        places = np.flatnonzero(mask[row])
        positions[row, places] = range(len(places))
    return positions


def truncate(ids, max_length, keep="start"):
    if max_length < 0:
        raise ValueError("max_length < 0")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    if np.ndim(ids) != 1:
        raise ValueError("ids must have one dimension")
    ids = list(map(int, ids))
    if ids and min(ids) < 0:
        raise ValueError("ids must not be negative")
    if max_length == 0:
        return []
    if len(ids) <= max_length:
        return ids
    return ids[:max_length] if keep == "start" else ids[-max_length:]


def new_token_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError(f"prompt_length {prompt_length}")
    if max_new_tokens < 0:
        raise ValueError(f"max_new_tokens {max_new_tokens}")
    if context_length < 1:
        raise ValueError(f"context_length {context_length}")
    return sorted([0, max_new_tokens, context_length - prompt_length])[1] if context_length > prompt_length else 0


def attention_flops(length, width):
    if length < 1:
        raise ValueError(f"length {length}")
    if width < 1:
        raise ValueError(f"width {width}")
    multiply_and_add = 2
    one_score = multiply_and_add * width
    one_row_of_sums = multiply_and_add * length * width
    return length * (length * one_score + one_row_of_sums)
