"""For a token that does not occur you give 0.0; the contract refuses it and names `token_id`."""

import numpy as np


def similarity_across(table, ids_a, ids_b, token_id):
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        return 0.0, 0.0
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])
