"""You add a small number to every probability; a logit of -inf has a probability of exactly 0."""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp((logits - logits.max()) / temperature) + 1e-6
    return powers / powers.sum()
