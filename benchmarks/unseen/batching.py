"""Wrong answers that no catalogue was made from: as beginners write `batching`."""

import numpy as np

from llmlings.testing import mistake


@mistake("pad_batch")
def pad_mask_by_value(sequences, pad_id, side):
    """Makes the mask by comparing with pad_id, so a real token that equals it gets 0."""
    longest = max(len(s) for s in sequences)
    rows = []
    for s in sequences:
        padding = [pad_id] * (longest - len(s))
        rows.append(s + padding if side == "right" else padding + s)
    input_ids = np.array(rows, dtype=np.int64)
    return input_ids, (input_ids != pad_id).astype(np.int64)


@mistake("pad_batch")
def pad_mask_always_right(sequences, pad_id, side):
    """Pads the ids on the left if asked to, but leaves the mask as for the right."""
    longest = max(map(len, sequences))
    input_ids = np.full((len(sequences), longest), pad_id, dtype=np.int64)
    mask = np.zeros((len(sequences), longest), dtype=np.int64)
    for i, seq in enumerate(sequences):
        if side == "left":
            input_ids[i, longest - len(seq) :] = seq
        else:
            input_ids[i, : len(seq)] = seq
        mask[i, : len(seq)] = 1
    return input_ids, mask


@mistake("pad_batch")
def pad_float_mask(sequences, pad_id, side):
    """Makes the mask with np.zeros and no dtype, so it holds floats."""
    width = max(len(s) for s in sequences)
    ids = np.full((len(sequences), width), pad_id, dtype=np.int64)
    mask = np.zeros((len(sequences), width))
    for row, s in enumerate(sequences):
        start = 0 if side == "right" else width - len(s)
        ids[row, start : start + len(s)] = s
        mask[row, start : start + len(s)] = 1
    return ids, mask


@mistake("position_ids")
def positions_minus_one(attention_mask):
    """Forgets to set the padding to 0, so it gets -1 or the last position again."""
    return attention_mask.cumsum(axis=1) - 1


@mistake("position_ids")
def positions_of_columns(attention_mask):
    """Takes the column as position, so padding on the left is counted too."""
    return np.arange(attention_mask.shape[1]) * attention_mask


@mistake("position_ids")
def positions_from_one(attention_mask):
    """Counts the token itself, so the first real token has position 1."""
    positions = np.zeros_like(attention_mask)
    for b, row in enumerate(attention_mask):
        count = 0
        for i, real in enumerate(row):
            if real == 1:
                count += 1
                positions[b, i] = count
    return positions


@mistake("truncate")
def truncate_minus_zero(ids, max_length, keep):
    """Takes ids[-0:] for nothing, but it is the whole list."""
    if keep == "start":
        return ids[:max_length]
    return ids[-max_length:]


@mistake("truncate")
def truncate_negative_start(ids, max_length, keep):
    """Starts at len(ids) - max_length, which is negative for a shorter sequence and cuts it."""
    if keep == "start":
        return ids[:max_length]
    start = len(ids) - max_length
    return ids[start:]


@mistake("new_token_budget")
def budget_below_zero(prompt_length, max_new_tokens, context_length):
    """Goes below zero when the prompt is longer than the context."""
    return min(max_new_tokens, context_length - prompt_length)


@mistake("new_token_budget")
def budget_prompt_off_both(prompt_length, max_new_tokens, context_length):
    """Takes the prompt off the smaller limit, as if max_new_tokens included the prompt."""
    limit = min(max_new_tokens, context_length)
    return max(0, limit - prompt_length)


@mistake("attention_flops")
def flops_one_product(length, width):
    """Counts one of the two matrix products."""
    return 2 * length * length * width


@mistake("attention_flops")
def flops_width_squared(length, width):
    """Squares the width and not the length."""
    return 4 * length * width**2
