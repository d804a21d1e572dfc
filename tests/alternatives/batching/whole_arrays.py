"""No loop over rows: comparing column numbers with lengths gives the mask, and the mask says where the ids go."""

import numpy as np


def pad_batch(sequences, pad_id, side="right"):
    lengths = np.array([len(sequence) for sequence in sequences])
    flat = np.concatenate([np.asarray(sequence, dtype=np.int64) for sequence in sequences])
    columns = np.arange(lengths.max())
    real = columns < lengths[:, None] if side == "right" else columns >= (lengths.max() - lengths)[:, None]
    input_ids = np.full(real.shape, pad_id, dtype=np.int64)
    input_ids[real] = flat
    return input_ids, real.astype(np.int64)


def position_ids(attention_mask):
    return np.where(attention_mask == 1, np.add.accumulate(attention_mask, axis=-1) - 1, 0)


def truncate(ids, max_length, keep="start"):
    ids = np.array(ids, dtype=np.int64)
    places = np.arange(len(ids))
    if keep == "start":
        chosen = places < max_length
    else:
        chosen = places >= len(ids) - max_length
    return ids[chosen].tolist()


def new_token_budget(prompt_length, max_new_tokens, context_length):
    return int(np.clip(max_new_tokens, 0, max(0, context_length - prompt_length)))


def attention_flops(length, width):
    return sum(
        2 * rows * inner * columns for rows, inner, columns in ((length, width, length), (length, length, width))
    )
