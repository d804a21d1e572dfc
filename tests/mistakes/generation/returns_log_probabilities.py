"""You return the logarithms of the probabilities; the contract asks for the probabilities themselves."""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    shifted = (logits - logits.max()) / temperature
    return shifted - np.log(np.exp(shifted).sum())
