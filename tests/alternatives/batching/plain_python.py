"""Lists and loops, one number at a time; NumPy only for the results."""

import numpy as np


def pad_batch(sequences, pad_id, side="right"):
    if side != "right" and side != "left":
        raise ValueError("unknown side")
    rows = []
    for sequence in sequences:
        try:
            row = [int(token) for token in sequence]
        except TypeError:
            raise ValueError("sequences must be lists of ids") from None
        if any(token < 0 for token in row):
            raise ValueError("sequences hold a negative id")
        rows.append(row)
    if len(rows) == 0:
        raise ValueError("sequences is empty")
    longest = 0
    for row in rows:
        if len(row) > longest:
            longest = len(row)
    ids, mask = [], []
    for row in rows:
        filling = [pad_id] * (longest - len(row))
        zeros = [0] * len(filling)
        ones = [1] * len(row)
        if side == "right":
            ids.append(row + filling)
            mask.append(ones + zeros)
        else:
            ids.append(filling + row)
            mask.append(zeros + ones)
    return np.array(ids, dtype=np.int64), np.array(mask, dtype=np.int64)


def position_ids(attention_mask):
    if np.ndim(attention_mask) != 2:
        raise ValueError("attention_mask must be a list of rows")
    rows = []
    for row in attention_mask:
        count, numbers = 0, []
        for real in row:
            if real == 1:
                numbers.append(count)
                count += 1
            else:
                numbers.append(0)
        rows.append(numbers)
    return np.array(rows, dtype=np.int64).reshape(np.shape(attention_mask))


def truncate(ids, max_length, keep="start"):
    if max_length < 0:
        raise ValueError("max_length is negative")
    if keep not in ["start", "end"]:
        raise ValueError("keep is unknown")
    if np.ndim(ids) != 1:
        raise ValueError("ids must be flat")
    kept = []
    for token in ids:
        if token < 0:
            raise ValueError("ids hold a negative one")
        kept.append(int(token))
    while len(kept) > max_length:
        if keep == "start":
            kept.pop()
        else:
            kept.pop(0)
    return kept


def new_token_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length is negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens is negative")
    if context_length <= 0:
        raise ValueError("context_length is not positive")
    room = context_length - prompt_length
    if room <= 0:
        return 0
    if room < max_new_tokens:
        return room
    return max_new_tokens


def attention_flops(length, width):
    if length <= 0 or width <= 0:
        raise ValueError("length and width must be positive")
    scores = length * length * width * 2
    weighted_sums = length * width * length * 2
    return scores + weighted_sums
