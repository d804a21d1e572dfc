"""You divide the probabilities by the temperature, so that they no longer sum to 1; it is the logits that are divided,
before softmax.
"""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp(logits - logits.max())
    return powers / powers.sum() / temperature
