"""From logits to text: probabilities, what may be chosen, one choice, and the loop that repeats it."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def probabilities(logits: Array, temperature: float = 1.0) -> Array:
    """Turn logits into probabilities: the softmax of logits / temperature.

    A temperature below 1 makes the probable ids more probable, one above 1 brings all ids closer together. Logits of
    10,000 at a temperature of 0.001 must work, and a logit of -inf gives exactly 0.

    Args:
        logits: one for each id, shape (V,), any real dtype, or a list; -inf is allowed, but not for all of them.
        temperature: above 0.
    Returns:
        Probabilities, shape (V,), float64; they sum to 1.
    Example:
        >>> probabilities([0.0, np.log(3.0)]).round(6)
        array([0.25, 0.75])
        >>> probabilities([0.0, np.log(3.0)], temperature=0.5).round(6)
        array([0.1, 0.9])

    Source: Hinton, Vinyals and Dean 2015, section 2 (softmax with a temperature).
    Lesson: docs/lessons/generation.md#from-logits-to-probabilities
    """
    logits = _logits(logits)
    _check_temperature(temperature)
    # Given: logits is float64, (V,), with at least one logit; temperature is above 0.
    powers = np.exp((logits - logits.max()) / temperature)
    return powers / powers.sum()


def top_k(logits: Array, k: int) -> Array:
    """Keep the k largest logits and set all others to -inf.

    Exactly min(k, V) logits stay, also where several are equal: on a tie at the edge the lower ids stay.

    Args:
        logits: one for each id, shape (V,), any real dtype, or a list; -inf is allowed.
        k: how many stay; at least 1. If it is above V, all stay.
    Returns:
        A new array of logits, shape (V,), float64: each is unchanged or -inf.
    Example:
        >>> top_k([1.0, 3.0, 2.0, 3.0], 2)
        array([-inf,   3., -inf,   3.])

    Source: Fan, Lewis and Dauphin 2018 (top-k random sampling).
    Lesson: docs/lessons/generation.md#cutting-off-the-tail
    """
    logits = _logits(logits)
    _check_k(k)
    # Given: logits is float64, (V,); k is at least 1.
    # A stable sort leaves equal logits in the order of their ids.
    ids = np.argsort(-logits, kind="stable")[:k]
    kept = np.full(len(logits), -np.inf)
    kept[ids] = logits[ids]
    return kept


def top_p(logits: Array, p: float) -> Array:
    """Keep the smallest set of most probable ids that together reach probability p; set all other logits to -inf.

    Go through the ids from the most probable to the least, the lower id first on a tie, and add up their probabilities
    (softmax, temperature 1). Stop as soon as the sum is at least p: the id that brings it there stays, too. So at
    least one id always stays.

    Args:
        logits: one for each id, shape (V,), any real dtype, or a list; -inf is allowed, but not for all of them.
        p: above 0, at most 1.
    Returns:
        A new array of logits, shape (V,), float64: each is unchanged or -inf.
    Example:
        >>> top_p(np.log([0.125, 0.5, 0.125, 0.25]), 0.7).round(6)
        array([     -inf, -0.693147,      -inf, -1.386294])

    Source: Holtzman et al. 2020, section 3.1 (nucleus sampling).
    Lesson: docs/lessons/generation.md#cutting-off-the-tail
    """
    logits = _logits(logits)
    _check_p(p)
    # Given: logits is float64, (V,); p is above 0 and at most 1.
    sums = np.cumsum(np.sort(probabilities(logits))[::-1])
    return top_k(logits, int(np.searchsorted(sums, p)) + 1)


def sample(distribution: Array, rng: np.random.Generator) -> int:
    """Draw one id by the inverse of the cumulative sum.

    Lay the probabilities end to end, in the order of the ids: id i gets the part of the line from the sum of those
    before it up to, but not including, the sum with it. One draw `rng.random()`, from 0 up to but not including 1, is a
    point on that line, and the id whose part it falls into is drawn. Rounding can leave the line a little shorter than
    1; a point beyond its end belongs to the last id of a probability above 0. An id of probability 0 is never drawn.

    Args:
        distribution: the probability of each id, shape (V,), any real dtype, or a list; none is negative, and they sum
            to 1, except for rounding.
        rng: the only source of randomness; exactly one call `rng.random()` is made.
    Returns:
        The id, a plain int, 0 to V-1.
    Example:
        >>> round(np.random.default_rng(0).random(), 3)  # the parts of the line end at 0.5, 0.5, 0.75 and 1
        0.637
        >>> sample([0.5, 0.0, 0.25, 0.25], np.random.default_rng(0))
        2

    Source: Devroye 1986, section III.2 (inversion of a discrete distribution).
    Lesson: docs/lessons/generation.md#drawing-an-id
    """
    distribution = _distribution(distribution)
    # Given: distribution is float64, (V,); at least one probability is above 0.
    # side="right" finds the first sum above the draw, and so steps over every id of probability 0.
    drawn = np.searchsorted(np.cumsum(distribution), rng.random(), side="right")
    last = np.flatnonzero(distribution)[-1]
    return int(min(drawn, last))


def generate(
    next_logits: Callable[[list[int]], Array],
    prompt_ids: Sequence[int],
    max_new_tokens: int,
    eos_id: int | None = None,
    context_length: int | None = None,
    rng: np.random.Generator | None = None,
    temperature: float = 1.0,
) -> list[int]:
    """Continue a prompt, one id after the other.

    Each new id is chosen from `next_logits(ids)`, where `ids` is a list of the prompt and all new ids so far. It then
    is in the list for the next choice. Without `rng` the id of the largest logit is chosen (greedy), on a tie
    the lowest; with `rng` one is drawn from `probabilities(logits, temperature)` as in `sample`, one draw for each
    new id.

    Args:
        next_logits: the model: takes a list of ids (plain ints) and gives the logits of the next id, shape (V,). It is
            called once for each new id, and each time gets a list of its own, which it may change.
        prompt_ids: the ids to continue; there may be none.
        max_new_tokens: how many new ids there are at most; at least 0.
        eos_id: after this id is generated, generation stops; it is the last id of the result. One in the prompt
            does not stop anything. None: there is no such id.
        context_length: `next_logits` gets only the last so many ids, at least 1; the result holds all of them. None: no
            limit.
        rng: the only source of randomness; None: greedy.
        temperature: above 0; it plays no part in a greedy choice.
    Returns:
        A new list: the prompt, then the new ids, all plain ints.
    Example:
        >>> def one_more(ids):
        ...     return np.eye(5)[(ids[-1] + 1) % 5]  # the largest logit is that of the next number
        >>> generate(one_more, [1], 3)
        [1, 2, 3, 4]
        >>> generate(one_more, [1], 10, eos_id=0)
        [1, 2, 3, 4, 0]

    Source: Graves 2013, section 1 (each output is sampled and becomes the next input).
    Lesson: docs/lessons/generation.md#q-data-flow
    """
    ids = _ids(prompt_ids)
    _check_limits(max_new_tokens, eos_id, context_length)
    _check_temperature(temperature)
    # Given: ids is a new list, the prompt as plain ints; the other arguments are as described above.
    for _ in range(max_new_tokens):
        # A slice is a copy, so the model may do with it what it likes.
        context = ids[:] if context_length is None else ids[-context_length:]
        logits = next_logits(context)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _logits(values: Array) -> Array:
    logits = np.asarray(values, dtype=np.float64)
    if logits.ndim != 1 or logits.size == 0:
        raise ValueError(f"logits must be a flat list with one logit for each id, not of shape {logits.shape}")
    return logits


def _distribution(values: Array) -> Array:
    distribution = np.asarray(values, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution must be a flat list of probabilities, at least one of them above 0")
    return distribution


def _ids(prompt_ids: Sequence[int]) -> list[int]:
    ids = np.asarray(prompt_ids).astype(np.int64)
    if ids.ndim != 1 or (ids < 0).any():
        raise ValueError("prompt_ids must be a flat list of ids, none of them negative")
    return ids.tolist()


def _check_limits(max_new_tokens: int, eos_id: int | None, context_length: int | None) -> None:
    if max_new_tokens < 0:
        raise ValueError(f"max_new_tokens must be at least 0, not {max_new_tokens}")
    if eos_id is not None and eos_id < 0:
        raise ValueError(f"eos_id must not be negative, but it is {eos_id}")
    if context_length is not None and context_length < 1:
        raise ValueError(f"context_length must be at least 1, not {context_length}")


def _check_temperature(temperature: float) -> None:
    if not temperature > 0:
        raise ValueError(f"temperature must be above 0, not {temperature}")


def _check_k(k: int) -> None:
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")


def _check_p(p: float) -> None:
    if not 0 < p <= 1:
        raise ValueError(f"p must be above 0 and at most 1, not {p}")
