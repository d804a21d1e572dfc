"""You contextualize the whole table, so the sentence has no part in it; the contract does it with the vectors of each sentence."""

import numpy as np


def similarity_across(table, ids_a, ids_b, token_id):
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed = contextualize(table)
    return _cosine(table[token_id], table[token_id]), _cosine(mixed[token_id], mixed[token_id])
