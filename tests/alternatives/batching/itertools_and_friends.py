"""The standard library does the work: zip_longest pads, accumulate counts, a deque forgets."""

import numpy as np

from collections import deque
from itertools import accumulate, islice, zip_longest


def pad_batch(sequences, pad_id, side="right"):
    turn = 1 if side == "right" else -1
    missing = object()
    columns = list(zip_longest(*[ids[::turn] for ids in sequences], fillvalue=missing))[::turn]
    shape = (len(columns), len(sequences))
    ids = [[pad_id if token is missing else token for token in column] for column in columns]
    mask = [[int(token is not missing) for token in column] for column in columns]
    return tuple(np.array(part, dtype=np.int64).reshape(shape).T for part in (ids, mask))


def position_ids(attention_mask):
    result = np.zeros_like(attention_mask)
    for target, row in zip(result, attention_mask.tolist()):
        counts = list(accumulate(row, initial=0))[:-1]
        target[:] = [count if real else 0 for count, real in zip(counts, row)]
    return result


def truncate(ids, max_length, keep="start"):
    match keep:
        case "start":
            return list(islice(ids, max_length))
        case "end":
            return list(deque(ids, maxlen=max_length))


def new_token_budget(prompt_length, max_new_tokens, context_length):
    return len(range(prompt_length, min(context_length, prompt_length + max_new_tokens)))


def attention_flops(length, width):
    pairs = pow(length, 2)
    return pairs * width << 2
