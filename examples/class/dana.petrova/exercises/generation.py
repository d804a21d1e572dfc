from collections.abc import Callable, Sequence
from typing import Any
import numpy as np
from numpy.typing import NDArray
Array = NDArray[Any]

def probabilities(logits: Array, temperature: float=1.0) -> Array:
    logits = _as_logits(logits)
    _check_temperature(temperature)
    with np.errstate(over='ignore'):
        powers = np.exp((logits - logits.max()) / temperature)
    return powers / powers.sum()

def top_k(logits: Array, k: int) -> Array:
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError(f'k must be at least 1, not {k}')
    return _keep(logits, _most_probable_first(logits)[:k])

def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError('p must be above 0 and at most 1')
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind='stable')
    kept = order[np.cumsum(shares[order]) <= p]
    return _keep(logits, kept)

def sample(distribution: Array, rng: np.random.Generator) -> int:
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError('distribution must be a flat list of probabilities, at least one of them above 0')
    drawn = np.searchsorted(np.cumsum(distribution), rng.random(), side='right')
    last = np.flatnonzero(distribution > 0)[-1]
    return int(min(drawn, last))

def generate(next_logits: Callable[[list[int]], Array], prompt_ids: Sequence[int], max_new_tokens: int, eos_id: int | None=None, context_length: int | None=None, rng: np.random.Generator | None=None, temperature: float=1.0) -> list[int]:
    if max_new_tokens < 0:
        raise ValueError(f'max_new_tokens must be at least 0, not {max_new_tokens}')
    if eos_id is not None and eos_id < 0:
        raise ValueError(f'eos_id must not be negative, but it is {eos_id}')
    if context_length is not None and context_length < 1:
        raise ValueError(f'context_length must be at least 1, not {context_length}')
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = ids[:] if context_length is None else ids[-context_length:]
        logits = _as_logits(next_logits(context))
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids

def _as_logits(values: Array) -> Array:
    logits = np.asarray(values, dtype=np.float64)
    if logits.ndim != 1 or logits.size == 0:
        raise ValueError(f'logits must be a flat list with one logit for each id, not of shape {logits.shape}')
    return logits

def _as_ids(prompt_ids: Sequence[int]) -> list[int]:
    ids = np.asarray(prompt_ids)
    if ids.ndim != 1:
        raise ValueError(f'prompt_ids must be a flat list of ids, not of shape {ids.shape}')
    if (ids < 0).any():
        raise ValueError(f'prompt_ids must not be negative, but one is {ids.min()}')
    return [int(token) for token in ids]

def _check_temperature(temperature: float) -> None:
    if not temperature > 0:
        raise ValueError(f'temperature must be above 0, not {temperature}')

def _most_probable_first(logits: Array) -> Array:
    return np.argsort(-logits, kind='stable')

def _keep(logits: Array, ids: Array) -> Array:
    kept = np.full(len(logits), -np.inf)
    kept[ids] = logits[ids]
    return kept
