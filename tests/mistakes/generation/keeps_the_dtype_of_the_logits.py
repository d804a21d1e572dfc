"""You return the dtype of the logits that came in; the contract asks for float64 always."""

import numpy as np


def top_k(logits, k):
    given = np.asarray(logits)
    checked = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = _keep(checked, np.argsort(-checked, kind="stable")[:k])
    return kept.astype(given.dtype) if given.dtype.kind == "f" else kept
