"""Wrong answers that no catalogue was made from: as beginners write `batching`."""

import numpy as np

from llmlings.testing import mistake


@mistake("pad_batch")
def slice_from_minus_zero(sequences, pad_id, side):
    """With padding on the left, an empty sequence gives the slice [-0:], which is the whole row."""
    longest = max(len(s) for s in sequences)
    input_ids = np.full((len(sequences), longest), pad_id, dtype=np.int64)
    mask = np.zeros((len(sequences), longest), dtype=np.int64)
    for i, s in enumerate(sequences):
        if side == "right":
            input_ids[i, : len(s)] = s
            mask[i, : len(s)] = 1
        else:
            input_ids[i, -len(s) :] = s
            mask[i, -len(s) :] = 1
    return input_ids, mask


@mistake("pad_batch")
def left_mirrors_the_row(sequences, pad_id, side):
    """For the left side the padded row is turned around, and the tokens with it."""
    longest = max(map(len, sequences))
    rows, masks = [], []
    for s in sequences:
        extra = longest - len(s)
        rows.append(s + [pad_id] * extra)
        masks.append([1] * len(s) + [0] * extra)
    step = 1 if side == "right" else -1
    return np.array(rows, dtype=np.int64)[:, ::step], np.array(masks, dtype=np.int64)[:, ::step]


@mistake("pad_batch")
def mask_filled_with_pad_id(sequences, pad_id, side):
    """The mask is padded with pad_id like the ids, so it is 0 at padding only if pad_id is."""
    n = max([len(s) for s in sequences])

    def pad(values):
        filler = [pad_id] * (n - len(values))
        return values + filler if side == "right" else filler + values

    input_ids = np.array([pad(s) for s in sequences], dtype=np.int64)
    attention_mask = np.array([pad([1 for _ in s]) for s in sequences], dtype=np.int64)
    return input_ids, attention_mask


@mistake("position_ids")
def counts_from_the_first_real(attention_mask):
    """Counts on from the first real token over padding too, so padding in between takes positions."""
    result = np.zeros_like(attention_mask)
    for r, row in enumerate(attention_mask.tolist()):
        if 1 in row:
            first = row.index(1)
            for c in range(first, len(row)):
                if row[c] == 1:
                    result[r, c] = c - first
    return result


@mistake("position_ids")
def counts_down_the_columns(attention_mask):
    """Sums along axis 0, down the columns, instead of along each row."""
    before = np.cumsum(attention_mask, axis=0) - attention_mask
    return before * attention_mask


@mistake("position_ids")
def count_goes_on_to_the_next_row(attention_mask):
    """The counter is not set back to 0 at the start of a row."""
    positions = np.zeros(attention_mask.shape, dtype=np.int64)
    n = 0
    for i in range(attention_mask.shape[0]):
        for j in range(attention_mask.shape[1]):
            if attention_mask[i, j]:
                positions[i, j] = n
                n += 1
    return positions


@mistake("truncate")
def start_below_zero(ids, max_length, keep):
    """Starts at len(ids) - max_length, which is negative for a short sequence and cuts it."""
    if keep == "start":
        return ids[:max_length]
    return ids[len(ids) - max_length :]


@mistake("truncate")
def end_means_the_rest(ids, max_length, keep):
    """For the end it returns what lies behind the first max_length ids."""
    if len(ids) <= max_length:
        return ids
    return ids[:max_length] if keep == "start" else ids[max_length:]


@mistake("new_token_budget")
def all_or_none(prompt_length, max_new_tokens, context_length):
    """If not all tokens fit, none are generated, instead of as many as fit."""
    if prompt_length + max_new_tokens <= context_length:
        return max_new_tokens
    return 0


@mistake("new_token_budget")
def long_prompt_counts_as_cut(prompt_length, max_new_tokens, context_length):
    """A prompt longer than the context is ignored as if it were cut away, so the whole context is free."""
    free = context_length - prompt_length
    if free < 0:
        free = context_length
    return min(free, max_new_tokens)


@mistake("attention_flops")
def caret_as_power(length, width):
    """Writes ^ for the power, which is exclusive or in Python."""
    return 4 * (length ^ 2) * width


@mistake("attention_flops")
def one_addition_less(length, width):
    """Counts n - 1 additions for a sum of n products, not one for each multiplication."""
    scores = length * length * (2 * width - 1)
    sums = length * width * (2 * length - 1)
    return scores + sums
