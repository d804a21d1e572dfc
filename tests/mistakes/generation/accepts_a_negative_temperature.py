"""You divide by a negative temperature, which makes the least probable id the most probable; the contract refuses it
and names `temperature`.
"""

import numpy as np


def probabilities(logits, temperature=1.0):
    logits = _as_logits(logits)
    if temperature == 0 or temperature != temperature:
        raise ValueError("temperature must not be 0")
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max())
    return powers / powers.sum()
