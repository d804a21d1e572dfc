"""You divide the logits by their sum; softmax divides their exponentials by the sum of those."""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    with np.errstate(all="ignore"):
        shares = logits / temperature
        return shares / shares.sum()
