"""Log-probabilities, ranks, boolean masks, and the generator's own choice."""

import numpy as np


def _log_shares(logits):
    greatest = np.max(logits)
    return logits - (greatest + np.log(np.sum(np.exp(logits - greatest))))


def probabilities(logits, temperature=1.0):
    return np.exp(_log_shares(_log_shares(logits) / temperature))


def _ranks(values):
    order = np.lexsort((np.arange(len(values)), -values))
    ranks = np.empty(len(values), dtype=int)
    ranks[order] = np.arange(len(values))
    return ranks


def top_k(logits, k):
    return np.where(_ranks(logits) < k, logits, -np.inf)


def top_p(logits, p):
    shares = np.exp(_log_shares(logits))
    order = np.lexsort((np.arange(len(logits)), -logits))
    before = np.concatenate([[0.0], np.cumsum(shares[order])[:-1]])
    result = logits.copy()
    result[order[before >= p]] = -np.inf
    return result


def sample(distribution, rng):
    return int(rng.choice(len(distribution), p=distribution / distribution.sum()))


def generate(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    new = []
    ended = False
    while len(new) < max_new_tokens and not ended:
        everything = ids + new
        logits = np.array(next_logits(everything[-(context_length or len(everything) + 1) :]), dtype=float)
        new.append(int(logits.argmax()) if rng is None else sample(probabilities(logits, temperature), rng))
        ended = new[-1] == eos_id
    return ids + new
