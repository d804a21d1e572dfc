"""You predict from each id the one before it; the contract predicts the next one."""


def train_next_token(ids, vocab_size, width, steps, learning_rate, rng):
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[1:], ids[:-1]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        slope = cross_entropy_gradient(logits, targets)
        output_gradient = vectors.T @ slope
        table = sgd_update(table, inputs, slope @ output.T, learning_rate)
        output = output - learning_rate * output_gradient
    return table, losses
