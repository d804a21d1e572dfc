"""You drop contexts that have the id of the center; the contract leaves out the center's own position only."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        contexts = [context for context in contexts if context != center]
        if contexts:
            examples.append((contexts, center))
    return examples
