"""Recursion in place of loops, and a search by halving in place of searchsorted."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

import numpy as np


def _vector(values, name):
    vector = np.array(values, dtype=np.float64)
    if vector.ndim != 1:
        raise ValueError(f"{name} must be a vector")
    if len(vector) == 0:
        raise ValueError(f"{name} must not be empty")
    return vector


def probabilities(logits, temperature=1.0):
    vector = _vector(logits, "logits")
    if not temperature > 0:
        raise ValueError("temperature must be positive")
    scaled = vector / temperature
    scaled -= scaled.max()
    np.exp(scaled, out=scaled)
    scaled /= scaled.sum()
    return scaled


def _keep_greatest(vector, kept, count):
    if count == 0:
        return kept
    best = max(set(range(len(vector))) - kept, key=lambda token: (vector[token], -token))
    return _keep_greatest(vector, kept | {best}, count - 1)


def top_k(logits, k):
    vector = _vector(logits, "logits")
    if k < 1:
        raise ValueError("k must be positive")
    kept = _keep_greatest(vector, frozenset(), min(k, len(vector)))
    return np.array([x if token in kept else -np.inf for token, x in enumerate(vector)])


def top_p(logits, p):
    vector = _vector(logits, "logits")
    if p != p or p <= 0 or p > 1:
        raise ValueError("p must lie above 0 and not above 1")
    sums = list(accumulate(sorted(probabilities(vector).tolist(), reverse=True)))
    return top_k(vector, bisect_left(sums, p) + 1)


def sample(distribution, rng):
    vector = _vector(distribution, "distribution")
    likely = [token for token in range(len(vector)) if vector[token] > 0]
    if not likely:
        raise ValueError("distribution is empty")
    sums = list(accumulate(vector[token] for token in likely))
    return likely[min(bisect_right(sums, rng.random()), len(likely) - 1)]


def generate(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    if np.ndim(prompt_ids) != 1:
        raise ValueError("prompt_ids must be flat")
    if any(int(token) < 0 for token in prompt_ids):
        raise ValueError("prompt_ids must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and not eos_id >= 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and not context_length >= 1:
        raise ValueError("context_length must be positive")
    if not temperature > 0:
        raise ValueError("temperature must be positive")
    prompt = [int(token) for token in prompt_ids]
    if max_new_tokens == 0:
        return prompt
    visible = prompt[max(0, len(prompt) - context_length) :] if context_length else prompt.copy()
    logits = _vector(next_logits(visible), "logits")
    if rng is None:
        new = max(range(len(logits)), key=lambda token: (logits[token], -token))
    else:
        new = sample(probabilities(logits, temperature), rng)
    if new == eos_id:
        return [*prompt, new]
    return generate(
        next_logits, [*prompt, new], max_new_tokens - 1, eos_id, context_length, rng=rng, temperature=temperature
    )
