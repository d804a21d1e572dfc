"""You refuse a window of 0, but not a negative one; the contract refuses every window below 1."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if not window:
        raise ValueError("window must not be 0")
    window = abs(window)
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples
