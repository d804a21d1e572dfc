"""You accept context_length=0, and the slice ids[-0:] is the whole list; the contract refuses it and names
`context_length`.
"""

import numpy as np


def generate(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 0:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids
