"""Your gradient takes exp of the logits as they are, which overflows for 10,000; shift each row by its greatest logit first."""

import numpy as np


def cross_entropy_gradient(logits, targets):
    logits, targets = _as_examples(logits, targets)
    powers = np.exp(logits)
    gradient = powers / powers.sum(axis=1, keepdims=True)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient / len(targets)
