"""You make examples of negative ids; there is no such id, so the contract refuses them and names `ids`."""

import numpy as np


def cbow_examples(ids, window):
    ids = np.asarray(ids, dtype=np.int64)
    if ids.ndim != 1:
        raise ValueError("ids must have one dimension")
    if window < 1:
        raise ValueError("window must be at least 1")
    ids = ids.tolist()
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples
