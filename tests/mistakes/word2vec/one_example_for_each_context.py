"""You make an example of each context; in the contract all contexts of a center make one example."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        examples += [([context], center) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return examples
