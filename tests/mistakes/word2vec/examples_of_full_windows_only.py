"""You skip centers whose window does not fit into the sentence; the contract cuts the window at the ends."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if len(contexts) == 2 * window:
            examples.append((contexts, center))
    return examples
