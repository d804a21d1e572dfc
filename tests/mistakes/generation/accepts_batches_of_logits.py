"""You accept logits of two dimensions; this function is about the next id of one text, and the contract refuses
anything but shape (V,).
"""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = np.asarray(logits, dtype=np.float64)
    _check_temperature(temperature)
    if logits.size == 0:
        raise ValueError("logits is empty")
    powers = np.exp((logits - logits.max(axis=-1, keepdims=True)) / temperature)
    return powers / powers.sum(axis=-1, keepdims=True)
