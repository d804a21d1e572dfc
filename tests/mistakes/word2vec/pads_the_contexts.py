"""You fill a window that is cut with id 0; the contract lists the contexts that exist, and 0 is an id like any other."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts + [0] * (2 * window - len(contexts)), center))
    return examples
