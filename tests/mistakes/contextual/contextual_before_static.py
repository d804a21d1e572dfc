"""You give the contextual cosine first; in the contract the static one comes first."""

import numpy as np


def similarity_across(table, ids_a, ids_b, token_id):
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(mixed_a[first_a], mixed_b[first_b]), _cosine(table[token_id], table[token_id])
