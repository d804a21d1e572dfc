"""On a tie at the edge you keep the higher ids; the contract keeps the lower ones. An ascending sort, read from its
end, turns ties around.
"""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(logits, kind="stable")[-k:]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result
