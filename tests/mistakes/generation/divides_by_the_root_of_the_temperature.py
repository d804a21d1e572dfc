"""You divide the logits by the square root of the temperature; the contract divides by the temperature itself."""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp((logits - logits.max()) / np.sqrt(temperature))
    return powers / powers.sum()
