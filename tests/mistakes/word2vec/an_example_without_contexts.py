"""You give an example with no contexts for a lone id; the contract leaves it out, since nothing predicts it."""


def cbow_examples(ids, window):
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [(ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window], center) for i, center in enumerate(ids)]
