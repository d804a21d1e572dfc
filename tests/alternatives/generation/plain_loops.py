"""Every function in plain Python, one number at a time."""

import math

import numpy as np


def _flat(values, name):
    values = np.array(values, dtype=float)
    if values.ndim != 1 or not len(values):
        raise ValueError(f"{name} has the wrong shape")
    return values.tolist()


def probabilities(logits, temperature=1.0):
    logits = _flat(logits, "logits")
    if math.isnan(temperature) or temperature <= 0:
        raise ValueError("temperature must be positive")
    greatest = max(logits)
    powers = [math.exp((x - greatest) / temperature) for x in logits]
    total = sum(powers)
    return np.array([power / total for power in powers])


def top_k(logits, k):
    logits = _flat(logits, "logits")
    if k <= 0:
        raise ValueError("k must be positive")
    result = [-math.inf] * len(logits)
    for _ in range(min(k, len(logits))):
        best = -1
        for token, logit in enumerate(logits):
            if result[token] == -math.inf and (best < 0 or logit > logits[best]):
                best = token
        result[best] = logits[best]
    return np.array(result)


def top_p(logits, p):
    logits = _flat(logits, "logits")
    if not (p > 0 and p <= 1):
        raise ValueError("p must lie in (0, 1]")
    shares = list(probabilities(logits))
    result = [-math.inf] * len(logits)
    total = 0.0
    for token in sorted(range(len(logits)), key=lambda token: (-logits[token], token)):
        result[token] = logits[token]
        total += shares[token]
        if total >= p:
            break
    return np.array(result)


def sample(distribution, rng):
    shares = _flat(distribution, "distribution")
    if not any(share > 0 for share in shares):
        raise ValueError("distribution has no probability above 0")
    draw = rng.random()
    total, last = 0.0, 0
    for token, share in enumerate(shares):
        if share > 0:
            last = token
        total += share
        if draw < total:
            return token
    return last


def generate(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    if np.ndim(prompt_ids) != 1 or any(token < 0 for token in prompt_ids):
        raise ValueError("prompt_ids must be a flat list of ids")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length <= 0:
        raise ValueError("context_length must be positive")
    if math.isnan(temperature) or temperature <= 0:
        raise ValueError("temperature must be positive")
    result = [int(token) for token in prompt_ids]
    new_tokens = 0
    while new_tokens < max_new_tokens:
        begin = 0
        if context_length is not None and len(result) > context_length:
            begin = len(result) - context_length
        logits = next_logits([result[i] for i in range(begin, len(result))])
        if rng is None:
            choice = 0
            for token in range(len(logits)):
                if logits[token] > logits[choice]:
                    choice = token
        else:
            choice = sample(probabilities(logits, temperature), rng)
        result.append(choice)
        new_tokens += 1
        if eos_id is not None and choice == eos_id:
            return result
    return result
