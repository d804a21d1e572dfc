"""Every function in plain Python, one number at a time."""

import math

import numpy as np


def probabilities(logits, temperature=1.0):
    greatest = max(logits)
    powers = [math.exp((x - greatest) / temperature) for x in logits]
    total = sum(powers)
    return np.array([power / total for power in powers])


def top_k(logits, k):
    result = [-math.inf] * len(logits)
    for _ in range(min(k, len(logits))):
        best = -1
        for token, logit in enumerate(logits):
            if result[token] == -math.inf and (best < 0 or logit > logits[best]):
                best = token
        result[best] = logits[best]
    return np.array(result)


def top_p(logits, p):
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
    draw = rng.random()
    total, last = 0.0, 0
    for token, share in enumerate(distribution):
        if share > 0:
            last = token
        total += share
        if draw < total:
            return token
    return last


def generate(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    new_tokens = 0
    while new_tokens < max_new_tokens:
        begin = 0
        if context_length is not None and len(ids) > context_length:
            begin = len(ids) - context_length
        logits = next_logits([ids[i] for i in range(begin, len(ids))])
        if rng is None:
            choice = 0
            for token in range(len(logits)):
                if logits[token] > logits[choice]:
                    choice = token
        else:
            choice = sample(probabilities(logits, temperature), rng)
        ids.append(choice)
        new_tokens += 1
        if eos_id is not None and choice == eos_id:
            return ids
    return ids
