"""You contextualize the two sentences as one; the contract does it with each sentence by itself."""

import numpy as np


def similarity_across(table, ids_a, ids_b, token_id):
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed = contextualize(table[np.concatenate([ids_a, ids_b])])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed[first_a], mixed[len(ids_a) + first_b])
