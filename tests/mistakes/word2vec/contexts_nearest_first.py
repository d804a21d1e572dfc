"""You list the contexts by their distance from the center; the contract lists them from left to right."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        places = sorted(range(len(ids)), key=lambda j: (abs(j - i), j))
        contexts = [ids[j] for j in places if 0 < abs(j - i) <= window]
        if contexts:
            examples.append((contexts, center))
    return examples
