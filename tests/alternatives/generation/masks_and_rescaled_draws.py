"""Comparisons of every id with every other, a draw that is scaled to the sum, and an iterator of new ids."""

import numpy as np


def _checked(logits):
    logits = np.asarray(logits)
    if logits.shape in ((), (0,)) or len(logits.shape) > 1:
        raise ValueError("the shape of logits is wrong")
    return logits.astype(float)


def probabilities(logits, temperature=1.0):
    logits = _checked(logits)
    if not (temperature > 0):
        raise ValueError("bad temperature")
    # One over the sum of what every other id has for each unit of this one.
    with np.errstate(over="ignore", invalid="ignore"):
        ratios = np.exp((logits[np.newaxis, :] - logits[:, np.newaxis]) / temperature)
        return np.where(np.isneginf(logits), 0.0, 1 / ratios.sum(axis=1))


def _better(logits):
    """Entry [i, j] says whether id j comes before id i."""
    ids = np.arange(len(logits))
    greater = logits[np.newaxis, :] > logits[:, np.newaxis]
    equal = logits[np.newaxis, :] == logits[:, np.newaxis]
    return greater | (equal & (ids[np.newaxis, :] < ids[:, np.newaxis]))


def top_k(logits, k):
    logits = _checked(logits)
    if k < 1:
        raise ValueError("bad k")
    logits[_better(logits).sum(axis=1) >= k] = -np.inf
    return logits


def top_p(logits, p):
    logits = _checked(logits)
    if not (0 < p <= 1):
        raise ValueError("bad p")
    before = _better(logits) @ probabilities(logits)
    return np.where(before < p - 1e-12, logits, -np.inf)


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=float)
    if distribution.ndim != 1 or len(distribution) == 0 or distribution.max() <= 0:
        raise ValueError("bad distribution")
    edges = np.cumsum(distribution)
    return int(np.argmax(edges / edges[-1] > rng.random()))


def _new_ids(next_logits, ids, eos_id, context_length, rng, temperature):
    while True:
        window = ids if context_length is None else ids[-context_length:]
        logits = _checked(next_logits(window.copy()))
        new = int(logits.argmax()) if rng is None else sample(probabilities(logits, temperature), rng)
        yield new
        if new == eos_id:
            return


def generate(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    if np.asarray(prompt_ids).ndim != 1 or min(prompt_ids, default=0) < 0:
        raise ValueError("bad prompt_ids")
    if not max_new_tokens >= 0:
        raise ValueError("bad max_new_tokens")
    if eos_id is not None and eos_id < 0:
        raise ValueError("bad eos_id")
    if context_length is not None and context_length < 1:
        raise ValueError("bad context_length")
    if not (temperature > 0):
        raise ValueError("bad temperature")
    ids = list(map(int, prompt_ids))
    for _, new in zip(range(max_new_tokens), _new_ids(next_logits, ids, eos_id, context_length, rng, temperature)):
        ids.append(new)
    return ids
