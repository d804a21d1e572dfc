"""Log-probabilities, ranks, boolean masks, and the generator's own choice."""

import numpy as np


def _log_shares(logits):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim != 1 or logits.size == 0:
        raise ValueError("logits must have one dimension")
    greatest = np.max(logits)
    return logits - (greatest + np.log(np.sum(np.exp(logits - greatest))))


def probabilities(logits, temperature=1.0):
    if not temperature > 0:
        raise ValueError(f"a temperature of {temperature}")
    shifted = _log_shares(logits) / temperature
    return np.exp(_log_shares(shifted))


def _ranks(values):
    order = np.lexsort((np.arange(len(values)), -values))
    ranks = np.empty(len(values), dtype=int)
    ranks[order] = np.arange(len(values))
    return ranks


def top_k(logits, k):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim != 1 or logits.size == 0:
        raise ValueError("logits must have one dimension")
    if k < 1:
        raise ValueError("k is too small")
    return np.where(_ranks(logits) < k, logits, -np.inf)


def top_p(logits, p):
    if not 0 < p <= 1:
        raise ValueError(f"p is {p}")
    shares = np.exp(_log_shares(logits))
    logits = np.asarray(logits, dtype=np.float64)
    order = np.lexsort((np.arange(len(logits)), -logits))
    before = np.concatenate([[0.0], np.cumsum(shares[order])[:-1]])
    result = logits.copy()
    result[order[before >= p]] = -np.inf
    return result


def sample(distribution, rng):
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or distribution.sum() <= 0:
        raise ValueError("distribution has nothing in it")
    return int(rng.choice(len(distribution), p=distribution / distribution.sum()))


def generate(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    prompt = np.asarray(prompt_ids)
    if prompt.ndim != 1 or np.any(prompt < 0):
        raise ValueError("prompt_ids")
    for name, value, least in (
        ("max_new_tokens", max_new_tokens, 0),
        ("eos_id", 0 if eos_id is None else eos_id, 0),
        ("context_length", 1 if context_length is None else context_length, 1),
    ):
        if value < least:
            raise ValueError(f"{name} is {value}, but must be at least {least}")
    probabilities([0.0], temperature)
    new = []
    ended = False
    while len(new) < max_new_tokens and not ended:
        everything = prompt.astype(int).tolist() + new
        logits = np.array(next_logits(everything[-(context_length or len(everything) + 1) :]), dtype=float)
        new.append(int(logits.argmax()) if rng is None else sample(probabilities(logits, temperature), rng))
        ended = new[-1] == eos_id
    return prompt.astype(int).tolist() + new
