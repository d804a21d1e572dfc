"""Comparisons of every id with every other, a draw that is scaled to the sum, and an iterator of new ids."""

import numpy as np


def probabilities(logits, temperature=1.0):
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
    logits = logits.copy()
    logits[_better(logits).sum(axis=1) >= k] = -np.inf
    return logits


def top_p(logits, p):
    before = _better(logits) @ probabilities(logits)
    return np.where(before < p - 1e-12, logits, -np.inf)


def sample(distribution, rng):
    edges = np.cumsum(distribution)
    return int(np.argmax(edges / edges[-1] > rng.random()))


def _new_ids(next_logits, ids, eos_id, context_length, rng, temperature):
    while True:
        window = ids if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(window.copy()))
        new = int(logits.argmax()) if rng is None else sample(probabilities(logits, temperature), rng)
        yield new
        if new == eos_id:
            return


def generate(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    for _, new in zip(range(max_new_tokens), _new_ids(next_logits, ids, eos_id, context_length, rng, temperature)):
        ids.append(new)
    return ids
