"""You take powers of 2; softmax takes powers of e."""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp2((logits - logits.max()) / temperature)
    return powers / powers.sum()
