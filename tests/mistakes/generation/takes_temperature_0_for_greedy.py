"""You read a temperature of 0 as a greedy choice, as some programs do; the contract refuses it and names
`temperature`.
"""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    if temperature == 0:
        return np.eye(len(logits))[np.argmax(logits)]
    _check_temperature(temperature)
    powers = np.exp((logits - logits.max()) / temperature)
    return powers / powers.sum()
