"""You leave the token itself out of what it attends to; in the contract it sees all positions, its own too."""

import numpy as np


def similarity_across(table, ids_a, ids_b, token_id):
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed = []
    for ids, first in ((ids_a, first_a), (ids_b, first_b)):
        others = np.delete(table[ids], first, axis=0)
        scores = others @ table[token_id] / np.sqrt(table.shape[1])
        powers = np.exp(scores - scores.max(initial=0))
        mixed.append(powers / max(powers.sum(), 1e-300) @ others)
    return _cosine(table[token_id], table[token_id]), _cosine(*mixed)
