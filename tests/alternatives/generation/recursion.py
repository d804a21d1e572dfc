"""Recursion in place of loops, and a search by halving in place of searchsorted."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

import numpy as np


def probabilities(logits, temperature=1.0):
    scaled = logits / temperature
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
    kept = _keep_greatest(logits, frozenset(), min(k, len(logits)))
    return np.array([x if token in kept else -np.inf for token, x in enumerate(logits)])


def top_p(logits, p):
    sums = list(accumulate(sorted(probabilities(logits).tolist(), reverse=True)))
    return top_k(logits, bisect_left(sums, p) + 1)


def sample(distribution, rng):
    likely = [token for token in range(len(distribution)) if distribution[token] > 0]
    sums = list(accumulate(distribution[token] for token in likely))
    return likely[min(bisect_right(sums, rng.random()), len(likely) - 1)]


def generate(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    if max_new_tokens == 0:
        return ids
    visible = ids[max(0, len(ids) - context_length) :] if context_length else ids.copy()
    logits = next_logits(visible)
    if rng is None:
        new = max(range(len(logits)), key=lambda token: (logits[token], -token))
    else:
        new = sample(probabilities(logits, temperature), rng)
    if new == eos_id:
        return [*ids, new]
    return generate(
        next_logits, [*ids, new], max_new_tokens - 1, eos_id, context_length, rng=rng, temperature=temperature
    )
