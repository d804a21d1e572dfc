"""Your contexts are those on the left alone; the contract takes those on both sides."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i]
        if contexts:
            examples.append((contexts, center))
    return examples
