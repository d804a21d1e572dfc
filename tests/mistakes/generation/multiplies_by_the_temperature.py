"""You multiply the logits by the temperature; the contract divides by it, so that a high temperature flattens."""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp((logits - logits.max()) * temperature)
    return powers / powers.sum()
