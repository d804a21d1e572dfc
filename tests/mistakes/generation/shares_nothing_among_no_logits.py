"""You return no probabilities for no logits; there is nothing to choose from, and the contract refuses it and names
`logits`.
"""

import numpy as np


def probabilities(logits, temperature=1.0):
    if np.ndim(logits) == 1 and len(logits) == 0:
        return np.zeros(0)
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp((logits - logits.max()) / temperature)
    return powers / powers.sum()
