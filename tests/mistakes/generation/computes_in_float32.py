"""You compute in float32; the contract asks for float64."""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp(((logits - logits.max()) / temperature).astype(np.float32))
    return powers / powers.sum()
