"""You string ids of two dimensions together; the contract asks for one sentence and refuses anything else."""

import numpy as np


def cbow_examples(ids, window):
    ids = _as_ids("ids", np.ravel(ids)).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples
