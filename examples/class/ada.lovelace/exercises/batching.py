from collections.abc import Sequence
from typing import Any
import numpy as np
from numpy.typing import NDArray
from collections import deque
from itertools import accumulate, islice, zip_longest
Array = NDArray[Any]

def pad_batch(sequences, pad_id, side='right'):
    if side not in {'right', 'left'}:
        raise ValueError('side?')
    turn = 1 if side == 'right' else -1
    missing = object()
    rows = [np.array(sequence).tolist() for sequence in sequences]
    if not rows or not all((isinstance(row, list) for row in rows)):
        raise ValueError('sequences?')
    if any((not isinstance(token, int) or token < 0 for row in rows for token in row)):
        raise ValueError('sequences?')
    columns = list(zip_longest(*[row[::turn] for row in rows], fillvalue=missing))[::turn]
    shape = (len(columns), len(rows))
    ids = [[pad_id if token is missing else token for token in column] for column in columns]
    mask = [[int(token is not missing) for token in column] for column in columns]
    return tuple((np.array(part, dtype=np.int64).reshape(shape).T for part in (ids, mask)))

def position_ids(attention_mask):
    mask = np.asarray(attention_mask)
    if len(mask.shape) != 2:
        raise ValueError('attention_mask?')
    result = np.zeros(mask.shape, dtype=np.int64)
    for target, row in zip(result, mask.tolist()):
        counts = list(accumulate((int(real) for real in row), initial=0))[:-1]
        target[:] = [count if real else 0 for count, real in zip(counts, row)]
    return result

def truncate(ids, max_length, keep='start'):
    if max_length < 0:
        raise ValueError('max_length?')
    tokens = np.asarray(ids).tolist()
    if any((isinstance(token, list) or token < 0 for token in tokens)):
        raise ValueError('ids?')
    match keep:
        case 'start':
            return list(islice(tokens, max_length))
        case 'end':
            return list(deque(tokens, maxlen=max_length))
        case _:
            raise ValueError('keep?')

def new_token_budget(prompt_length, max_new_tokens, context_length):
    for name in ('prompt_length', 'max_new_tokens', 'context_length'):
        if locals()[name] < (name == 'context_length'):
            raise ValueError(f'{name}?')
    return len(range(prompt_length, min(context_length, prompt_length + max_new_tokens)))

def attention_flops(length, width):
    for name, size in {'length': length, 'width': width}.items():
        if size < 1:
            raise ValueError(f'{name}?')
    pairs = pow(length, 2)
    return pairs * width << 2

def _as_ids(name: str, ids: Sequence[int]) -> Array:
    row = np.asarray(ids)
    if row.ndim != 1:
        raise ValueError(f'{name} must hold a flat list of ids, not one of shape {row.shape}')
    if row.size == 0:
        return row.astype(np.int64)
    if not np.issubdtype(row.dtype, np.integer):
        raise ValueError(f'{name} must hold integers, not {row.dtype}')
    if row.min() < 0:
        raise ValueError(f'{name} must not hold a negative id such as {row.min()}')
    return row.astype(np.int64)
