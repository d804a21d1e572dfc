"""np.pad for each row, the places of the real tokens for the positions, slices with explicit cases."""

import numpy as np


def pad_batch(sequences, pad_id, side="right"):
    if side == "right":
        before_and_after = lambda missing: (0, missing)
    else:
        before_and_after = lambda missing: (missing, 0)
    arrays = [np.array(sequence) for sequence in sequences]
    longest = max([array.size for array in arrays])
    ids = [
        np.pad(array.astype(np.int64), before_and_after(longest - array.size), constant_values=pad_id)
        for array in arrays
    ]
    mask = [np.pad(np.ones(array.size, dtype=np.int64), before_and_after(longest - array.size)) for array in arrays]
    return np.vstack(ids), np.vstack(mask)


def position_ids(attention_mask):
    positions = np.zeros_like(attention_mask)
    for row in range(attention_mask.shape[0]):
        places = np.flatnonzero(attention_mask[row])
        positions[row, places] = range(len(places))
    return positions


def truncate(ids, max_length, keep="start"):
    if max_length == 0:
        return []
    if len(ids) <= max_length:
        return ids
    return ids[:max_length] if keep == "start" else ids[-max_length:]


def new_token_budget(prompt_length, max_new_tokens, context_length):
    return sorted([0, max_new_tokens, context_length - prompt_length])[1] if context_length > prompt_length else 0


def attention_flops(length, width):
    multiply_and_add = 2
    one_score = multiply_and_add * width
    one_row_of_sums = multiply_and_add * length * width
    return length * (length * one_score + one_row_of_sums)
