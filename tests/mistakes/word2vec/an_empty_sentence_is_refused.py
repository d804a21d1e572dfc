"""You refuse an empty sentence; in the contract it simply has no examples."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    if not ids:
        raise ValueError("ids must not be empty")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples
