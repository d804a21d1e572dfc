"""You return the exponentials; divide them by their sum, so that they become shares of 1."""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    return np.exp((logits - logits.max()) / temperature)
