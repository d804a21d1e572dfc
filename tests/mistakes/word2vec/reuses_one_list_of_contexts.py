"""All your examples share one list, which holds the contexts of the last center in the end; make a new list for each."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples, shared = [], []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            shared[:] = contexts
            examples.append((shared, center))
    return examples
