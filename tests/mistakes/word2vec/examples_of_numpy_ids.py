"""Your examples hold NumPy integers when the ids are an array; the contract asks for plain ints."""


def cbow_examples(ids, window):
    given = ids
    _as_ids("ids", ids)
    if window < 1:
        raise ValueError("window must be at least 1")
    examples, ids = [], list(given)
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples
