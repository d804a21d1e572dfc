"""You contextualize only what stands up to the token; in the contract the rest of the sentence counts too."""

import numpy as np


def similarity_across(table, ids_a, ids_b, token_id):
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    ids_a, ids_b = ids_a[: first_a + 1], ids_b[: first_b + 1]
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])
