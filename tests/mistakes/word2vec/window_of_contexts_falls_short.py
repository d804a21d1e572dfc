"""Your window falls one position short on the right; the contract takes positions up to `window` away on both sides."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + window]
        if contexts:
            examples.append((contexts, center))
    return examples
