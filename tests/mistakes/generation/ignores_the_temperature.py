"""Your probabilities are the same at every temperature; the contract divides the logits by it before softmax."""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()
