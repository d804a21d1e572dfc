"""Your row moves by the gradient of one position only, as `-=` with an index array does; the gradients of all positions of an id add up."""


def sgd_update(table, ids, upstream, learning_rate):
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    updated[ids] -= learning_rate * upstream
    return updated
