"""You give no examples for a window below 1; the contract refuses it and names `window`."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - max(0, window)) : i] + ids[i + 1 : i + 1 + max(0, window)]
        if contexts:
            examples.append((contexts, center))
    return examples
