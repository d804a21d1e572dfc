"""You ask whether the temperature is 0 or less, which nan is not; turn the question around: it has to be above 0."""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    if temperature <= 0:
        raise ValueError("temperature must be above 0")
    powers = np.exp((logits - logits.max()) / temperature)
    return powers / powers.sum()
