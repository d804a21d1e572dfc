"""Lists and loops, one number at a time; NumPy only for the results."""

import numpy as np


def pad_batch(sequences, pad_id, side="right"):
    longest = 0
    for row in sequences:
        if len(row) > longest:
            longest = len(row)
    ids, mask = [], []
    for row in sequences:
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
    return np.array(rows, dtype=np.int64).reshape(attention_mask.shape)


def truncate(ids, max_length, keep="start"):
    while len(ids) > max_length:
        if keep == "start":
            ids.pop()
        else:
            ids.pop(0)
    return ids


def new_token_budget(prompt_length, max_new_tokens, context_length):
    room = context_length - prompt_length
    if room <= 0:
        return 0
    if room < max_new_tokens:
        return room
    return max_new_tokens


def attention_flops(length, width):
    scores = length * length * width * 2
    weighted_sums = length * width * length * 2
    return scores + weighted_sums
