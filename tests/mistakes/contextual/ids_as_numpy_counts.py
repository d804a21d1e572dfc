"""You fetch the last row for id -1 and leave ids beyond the table to NumPy's IndexError; the contract refuses both with a ValueError that names `ids_a` or `ids_b`."""

import numpy as np


def similarity_across(table, ids_a, ids_b, token_id):
    table = _as_matrix("table", table)
    ids_a, ids_b = np.asarray(ids_a, dtype=np.int64), np.asarray(ids_b, dtype=np.int64)
    for name, ids in (("ids_a", ids_a), ("ids_b", ids_b)):
        if ids.ndim != 1:
            raise ValueError(f"{name} must be a flat list")
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])
