"""You subtract from the array that you were given, so the caller's logits change; work on a copy."""

import numpy as np


def probabilities(logits, temperature=1.0):
    given, logits = logits, _as_logits(logits)
    _check_temperature(temperature)
    logits -= logits.max()
    powers = np.exp(logits / temperature)
    return powers / powers.sum()
