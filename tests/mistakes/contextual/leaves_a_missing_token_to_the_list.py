"""You leave a missing token to `list.index`, whose message does not name the argument; the contract asks for a ValueError that names `token_id`."""


def similarity_across(table, ids_a, ids_b, token_id):
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    first_a, first_b = ids_a.tolist().index(token_id), ids_b.tolist().index(token_id)
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])
