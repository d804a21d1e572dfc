"""You subtract in the dtype of the logits, where unsigned integers wrap around; convert to float64 first."""

import numpy as np


def probabilities(logits, temperature=1.0):
    _as_logits(logits)
    _check_temperature(temperature)
    logits = np.asarray(logits)
    powers = np.exp((logits - logits.max()) / temperature)
    return (powers / powers.sum()).astype(np.float64)
