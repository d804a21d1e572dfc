"""Known mistakes of the module generation: below each function's checks, which are given."""

import numpy as np

from llmlings.testing import mistake


@mistake("probabilities")
def accepts_a_negative_temperature(logits, temperature=1.0):
    """You divide by a negative temperature, which makes the least probable id the most probable; the docstring refuses
    it and names `temperature`.
    """
    logits = _as_logits(logits)
    if temperature == 0 or temperature != temperature:
        raise ValueError("temperature must not be 0")
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max())
    return powers / powers.sum()


@mistake("probabilities")
def accepts_batches_of_logits(logits, temperature=1.0):
    """You accept logits of two dimensions; this function is about the next id of one text, and the docstring refuses
    anything but shape (V,).
    """
    logits = np.asarray(logits, dtype=np.float64)
    _check_temperature(temperature)
    if logits.size == 0:
        raise ValueError("logits is empty")
    powers = np.exp((logits - logits.max(axis=-1, keepdims=True)) / temperature)
    return powers / powers.sum(axis=-1, keepdims=True)


@mistake("probabilities")
def computes_in_float32(logits, temperature=1.0):
    """You compute in float32; the docstring asks for float64."""
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp(((logits - logits.max()) / temperature).astype(np.float32))
    return powers / powers.sum()


@mistake("probabilities")
def divides_by_the_root_of_the_temperature(logits, temperature=1.0):
    """You divide the logits by the square root of the temperature; the docstring divides by the temperature itself."""
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp((logits - logits.max()) / np.sqrt(temperature))
    return powers / powers.sum()


@mistake("probabilities")
def does_not_restore_the_sum(logits, temperature=1.0):
    """You divide the probabilities by the temperature, so that they no longer sum to 1; it is the logits that are
    divided, before softmax.
    """
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp(logits - logits.max())
    return powers / powers.sum() / temperature


@mistake("probabilities")
def forgets_to_normalise(logits, temperature=1.0):
    """You return the exponentials; divide them by their sum, so that they become shares of 1."""
    logits = _as_logits(logits)
    _check_temperature(temperature)
    return np.exp((logits - logits.max()) / temperature)


@mistake("probabilities")
def ignores_the_temperature(logits, temperature=1.0):
    """Your probabilities are the same at every temperature; the docstring divides the logits by it before softmax."""
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()


@mistake("probabilities")
def leaves_a_chance_to_every_id(logits, temperature=1.0):
    """You add a small number to every probability; a logit of -inf has a probability of exactly 0."""
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp((logits - logits.max()) / temperature) + 1e-6
    return powers / powers.sum()


@mistake("probabilities")
def lets_nan_pass_as_a_temperature(logits, temperature=1.0):
    """You ask whether the temperature is 0 or less, which nan is not; turn the question around: it has to be above 0.

    """
    logits = _as_logits(logits)
    if temperature <= 0:
        raise ValueError("temperature must be above 0")
    powers = np.exp((logits - logits.max()) / temperature)
    return powers / powers.sum()


@mistake("probabilities")
def multiplies_by_the_temperature(logits, temperature=1.0):
    """You multiply the logits by the temperature; the docstring divides by it, so that a high temperature flattens."""
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp((logits - logits.max()) * temperature)
    return powers / powers.sum()


@mistake("probabilities")
def overflows_for_great_logits(logits, temperature=1.0):
    """Your exponentials overflow for great logits, and inf / inf is nan; subtract the greatest logit first, which
    changes no probability.
    """
    logits = _as_logits(logits)
    _check_temperature(temperature)
    with np.errstate(over="ignore", invalid="ignore"):
        powers = np.exp(logits / temperature)
        return powers / powers.sum()


@mistake("probabilities")
def returns_log_probabilities(logits, temperature=1.0):
    """You return the logarithms of the probabilities; the docstring asks for the probabilities themselves."""
    logits = _as_logits(logits)
    _check_temperature(temperature)
    shifted = (logits - logits.max()) / temperature
    return shifted - np.log(np.exp(shifted).sum())


@mistake("probabilities")
def shares_nothing_among_no_logits(logits, temperature=1.0):
    """You return no probabilities for no logits; there is nothing to choose from, and the docstring refuses it and names
    `logits`.
    """
    if np.ndim(logits) == 1 and len(logits) == 0:
        return np.zeros(0)
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp((logits - logits.max()) / temperature)
    return powers / powers.sum()


@mistake("probabilities")
def shares_of_the_logits(logits, temperature=1.0):
    """You divide the logits by their sum; softmax divides their exponentials by the sum of those."""
    logits = _as_logits(logits)
    _check_temperature(temperature)
    with np.errstate(all="ignore"):
        shares = logits / temperature
        return shares / shares.sum()


@mistake("probabilities")
def shifts_by_the_mean(logits, temperature=1.0):
    """You shift the logits by their mean, which leaves great ones above it; the greatest logit is the shift at which no
    exponential overflows.
    """
    logits = _as_logits(logits)
    _check_temperature(temperature)
    finite = logits[np.isfinite(logits)]
    with np.errstate(over="ignore", invalid="ignore"):
        powers = np.exp((logits - finite.mean()) / temperature)
        return powers / powers.sum()


@mistake("probabilities")
def shifts_the_logits_in_place(logits, temperature=1.0):
    """You subtract from the array that you were given, so the caller's logits change; work on a copy."""
    given, logits = logits, _as_logits(logits)
    _check_temperature(temperature)
    logits -= logits.max()
    powers = np.exp(logits / temperature)
    return powers / powers.sum()


@mistake("probabilities")
def subtracts_in_the_dtype_of_the_logits(logits, temperature=1.0):
    """You subtract in the dtype of the logits, where unsigned integers wrap around; convert to float64 first."""
    _as_logits(logits)
    _check_temperature(temperature)
    logits = np.asarray(logits)
    powers = np.exp((logits - logits.max()) / temperature)
    return (powers / powers.sum()).astype(np.float64)


@mistake("probabilities")
def takes_powers_of_two(logits, temperature=1.0):
    """You take powers of 2; softmax takes powers of e."""
    logits = _as_logits(logits)
    _check_temperature(temperature)
    powers = np.exp2((logits - logits.max()) / temperature)
    return powers / powers.sum()


@mistake("probabilities")
def takes_temperature_0_for_greedy(logits, temperature=1.0):
    """You read a temperature of 0 as a greedy choice, as some programs do; the docstring refuses it and names
    `temperature`.
    """
    logits = _as_logits(logits)
    if temperature == 0:
        return np.eye(len(logits))[np.argmax(logits)]
    _check_temperature(temperature)
    powers = np.exp((logits - logits.max()) / temperature)
    return powers / powers.sum()


@mistake("top_k")
def accepts_a_k_of_zero(logits, k):
    """You accept k=0 and leave nothing to choose from; the docstring refuses it and names `k`."""
    logits = _as_logits(logits)
    if k < 0:
        raise ValueError("k must not be negative")
    return _keep(logits, np.argsort(-logits, kind="stable")[:k])


@mistake("top_k")
def accepts_a_negative_k(logits, k):
    """You accept a negative k, which a slice reads as 'all but the last'; the docstring refuses it and names `k`."""
    logits = _as_logits(logits)
    if k == 0:
        raise ValueError("k must not be 0")
    return _keep(logits, np.argsort(-logits, kind="stable")[:k])


@mistake("top_k")
def cuts_the_logits_in_place(logits, k):
    """You write -inf into the array that you were given; the docstring returns a new one and leaves the caller's alone.

    """
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    logits[np.argsort(-logits, kind="stable")[k:]] = -np.inf
    return logits.copy()


@mistake("top_k")
def drops_every_tie_at_the_edge(logits, k):
    """You keep the logits above the (k+1)-th greatest, so a tie at the edge drops all of its ids; the docstring keeps
    exactly k.
    """
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    if k >= len(logits):
        return logits.copy()
    edge = np.sort(logits)[-k - 1]
    return np.where(logits > edge, logits, -np.inf)


@mistake("top_k")
def fails_when_k_is_above_the_vocabulary(logits, k):
    """You fail when k is greater than the number of logits; then all of them stay."""
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    edge = np.argpartition(-logits, k - 1) if k <= len(logits) else np.argpartition(-logits, k)
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result


@mistake("top_k")
def gives_up_before_minus_infinity(logits, k):
    """You refuse a k for which too few logits are above -inf; then those that there are stay, and the rest is -inf
    anyway.
    """
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    if np.isfinite(logits).sum() < min(k, len(logits)):
        raise ValueError("logits has too few finite entries")
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result


@mistake("top_k")
def hands_back_the_logits_when_all_stay(logits, k):
    """When all logits stay you return the very array you were given; the docstring returns a new one."""
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    if k >= len(logits):
        return logits
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result


@mistake("top_k")
def keeps_every_tie_at_the_edge(logits, k):
    """You keep every logit that equals the k-th greatest; the docstring keeps exactly k, among equals those of the lower
    ids.
    """
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    edge = np.sort(logits)[-min(k, len(logits))]
    return np.where(logits >= edge, logits, -np.inf)


@mistake("top_k")
def keeps_none_of_no_logits(logits, k):
    """You return nothing for no logits; there is nothing to choose from, and the docstring refuses it and names
    `logits`.
    """
    logits = np.array(logits, dtype=np.float64)
    if logits.ndim != 1:
        raise ValueError("logits must have one dimension")
    if k < 1:
        raise ValueError("k must be at least 1")
    return _keep(logits, np.argsort(-logits, kind="stable")[:k])


@mistake("top_k")
def keeps_one_too_few(logits, k):
    """You keep k - 1 logits; the docstring keeps k."""
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(-logits, kind="stable")[: k - 1]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result


@mistake("top_k")
def keeps_one_too_many(logits, k):
    """You keep k + 1 logits; the docstring keeps exactly k."""
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(-logits, kind="stable")[: k + 1]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result


@mistake("top_k")
def keeps_the_dtype_of_the_logits(logits, k):
    """You return the dtype of the logits that came in; the docstring asks for float64 always."""
    given = np.asarray(logits)
    checked = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = _keep(checked, np.argsort(-checked, kind="stable")[:k])
    return kept.astype(given.dtype) if given.dtype.kind == "f" else kept


@mistake("top_k")
def keeps_the_first_k_ids(logits, k):
    """You keep the logits of the first k ids; the docstring keeps the k greatest, wherever they stand."""
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    result = np.full(len(logits), -np.inf)
    result[:k] = logits[:k]
    return result


@mistake("top_k")
def keeps_the_smallest(logits, k):
    """You keep the k smallest logits; the most probable ids have the greatest."""
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result


@mistake("top_k")
def negates_unsigned_logits(logits, k):
    """You negate the logits in their own dtype, where unsigned integers wrap around and 0 stays the smallest; convert to
    float64 first.
    """
    checked = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    return _keep(checked, np.argsort(-np.asarray(logits), kind="stable")[:k])


@mistake("top_k")
def returns_probabilities(logits, k):
    """You return probabilities; the docstring asks for logits, unchanged where they stay, so that a temperature can
    still be applied.
    """
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    with np.errstate(all="ignore"):
        powers = np.exp(result - result.max())
        return powers / powers.sum()


@mistake("top_k")
def returns_the_ids_that_stay(logits, k):
    """You return the ids that stay; the docstring asks for V logits, with -inf where an id does not stay."""
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    return np.argsort(-logits, kind="stable")[:k].copy()


@mistake("top_k")
def returns_the_k_logits_alone(logits, k):
    """You return the k greatest logits by themselves; the docstring asks for all V, each in its place, so that ids keep
    their meaning.
    """
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    return np.sort(logits)[::-1][:k].copy()


@mistake("top_k")
def shifts_what_stays(logits, k):
    """You subtract the greatest logit from what stays; the docstring leaves the logits that stay unchanged."""
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept] - logits.max()
    return result


@mistake("top_k")
def sorts_each_row_of_a_batch(logits, k):
    """You accept logits of two dimensions; the docstring is about the next id of one text and refuses anything but shape
    (V,).
    """
    logits = np.array(logits, dtype=np.float64)
    if logits.size == 0:
        raise ValueError("logits is empty")
    if k < 1:
        raise ValueError("k must be at least 1")
    ranks = np.argsort(np.argsort(-logits, axis=-1, kind="stable"), axis=-1, kind="stable")
    return np.where(ranks < k, logits, -np.inf)


@mistake("top_k")
def sorts_the_logits(logits, k):
    """Your logits come out sorted; each one has to stay in the place of its id."""
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    result = np.sort(logits)[::-1].copy()
    result[k:] = -np.inf
    return result


@mistake("top_k")
def ties_at_the_edge_go_to_the_higher_id(logits, k):
    """On a tie at the edge you keep the higher ids; the docstring keeps the lower ones. An ascending sort, read from its
    end, turns ties around.
    """
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(logits, kind="stable")[-k:]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result


@mistake("top_k")
def writes_a_great_negative_number(logits, k):
    """You set what is cut off to a great negative number; only -inf gives a probability of exactly 0 at every
    temperature.
    """
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -1e9)
    result[kept] = logits[kept]
    return result


@mistake("top_k")
def writes_zeros_for_minus_infinity(logits, k):
    """You set what is cut off to 0, which is a logit like any other, and can be the greatest; only -inf takes an id out
    of the choice.
    """
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.zeros(len(logits))
    result[kept] = logits[kept]
    return result


@mistake("top_p")
def accepts_a_negative_p(logits, p):
    """You accept a p below 0, which every sum reaches; the docstring refuses it and names `p`."""
    logits = _as_logits(logits)
    if p == 0 or not p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])


@mistake("top_p")
def accepts_a_p_above_1(logits, p):
    """You accept a p above 1, which no sum of probabilities reaches; the docstring refuses it and names `p`."""
    logits = _as_logits(logits)
    if not p > 0:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])


@mistake("top_p")
def accepts_a_p_of_zero(logits, p):
    """You accept p=0; the docstring wants p above 0, refuses 0 and names `p`."""
    logits = _as_logits(logits)
    if not 0 <= p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])


@mistake("top_p")
def adds_up_a_batch(logits, p):
    """You accept logits of two dimensions and treat them as one row; the docstring refuses anything but shape (V,) and
    names `logits`.
    """
    flat = np.array(logits, dtype=np.float64).ravel()
    if flat.size == 0:
        raise ValueError("logits is empty")
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(flat - flat.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(flat, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])


@mistake("top_p")
def adds_up_in_the_order_of_the_ids(logits, p):
    """You add up the probabilities in the order of the ids; the docstring begins with the most probable one."""
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    sums = np.cumsum(shares)
    return _keep(logits, np.arange(len(logits))[: np.searchsorted(sums, p) + 1])


@mistake("top_p")
def adds_up_the_logits(logits, p):
    """You add up the logits; the docstring adds up the probabilities, which are their softmax."""
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-logits, kind="stable")
    sums = np.cumsum(logits[order])
    return _keep(logits, order[: np.searchsorted(sums, p) + 1])


@mistake("top_p")
def begins_with_the_least_probable(logits, p):
    """You begin with the least probable id; the smallest set that reaches p begins with the most probable one."""
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(shares, kind="stable")
    sums = np.cumsum(shares[order])
    return _keep(logits, order[: np.searchsorted(sums, p) + 1])


@mistake("top_p")
def cuts_nothing_off_no_logits(logits, p):
    """You return nothing for no logits; there is nothing to choose from, and the docstring refuses it and names
    `logits`.
    """
    if np.shape(logits) == (0,):
        return np.zeros(0)
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])


@mistake("top_p")
def cuts_off_p_at_the_tail(logits, p):
    """You cut off the least probable ids up to a summed probability of p; the docstring keeps p and cuts off the rest.

    """
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    sums = np.cumsum(shares[order])
    return _keep(logits, order[: np.searchsorted(sums, 1 - p) + 1])


@mistake("top_p")
def cuts_the_tail_in_place(logits, p):
    """You write -inf into the array that you were given; the docstring returns a new one and leaves the caller's alone.

    """
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    logits[order[np.searchsorted(np.cumsum(shares[order]), p) + 1 :]] = -np.inf
    return logits.copy()


@mistake("top_p")
def goes_on_when_p_is_reached_exactly(logits, p):
    """You go on until the sum is above p; a sum that equals p has reached it."""
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    sums = np.cumsum(shares[order])
    return _keep(logits, order[: np.searchsorted(sums, p, side="right") + 1])


@mistake("top_p")
def hands_back_the_logits_for_p_1(logits, p):
    """With p=1 you return the very array you were given; the docstring returns a new one."""
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    if p == 1:
        return logits
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])


@mistake("top_p")
def keeps_a_share_of_the_ids(logits, p):
    """You keep a share p of the ids; it is their probability that has to reach p, not their number."""
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: int(np.ceil(p * len(logits)))])


@mistake("top_p")
def keeps_at_least_two(logits, p):
    """You keep at least two ids; where the most probable one reaches p alone, it alone stays."""
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    sums = np.cumsum(shares[order])
    return _keep(logits, order[: max(2, np.searchsorted(sums, p) + 1)])


@mistake("top_p")
def keeps_every_tie_of_the_last_id(logits, p):
    """You keep every id that is as probable as the last one needed; the docstring keeps the smallest set, on a tie the
    lower ids.
    """
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    sums = np.cumsum(shares[order])
    edge = shares[order[min(np.searchsorted(sums, p), len(order) - 1)]]
    return np.where(shares >= edge, logits, -np.inf)


@mistake("top_p")
def keeps_ids_as_probable_as_p(logits, p):
    """You keep the ids whose own probability is at least p; it is the sum of the most probable ones that has to reach p.

    """
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    return np.where(shares >= p, logits, -np.inf)


@mistake("top_p")
def keeps_ids_near_the_most_probable(logits, p):
    """You keep the ids with at least p times the probability of the best one (that is known as min-p); the docstring
    adds up probabilities until they reach p.
    """
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    return np.where(shares >= p * shares.max(), logits, -np.inf)


@mistake("top_p")
def keeps_log_probabilities(logits, p):
    """You return the logarithms of the probabilities where ids stay; the docstring leaves their logits unchanged."""
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    kept = order[: np.searchsorted(np.cumsum(shares[order]), p) + 1]
    result = np.full(len(logits), -np.inf)
    with np.errstate(divide="ignore"):
        result[kept] = np.log(shares[kept])
    return result


@mistake("top_p")
def keeps_one_when_the_sum_stays_below_p(logits, p):
    """You look for the first sum that reaches p; with p=1 rounding can leave all sums below it, and argmax of nothing
    but False is 0, so one id stays. Then all have to stay.
    """
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    count = np.argmax(np.cumsum(shares[order]) >= p) + 1
    return _keep(logits, order[:count])


@mistake("top_p")
def leaves_out_the_crossing_id_but_not_the_first(logits, p):
    """You keep the most probable id, but of the others only those with which the sum stays within p; the id that crosses
    p belongs to the set.
    """
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    within = np.cumsum(shares[order]) <= p
    within[0] = True
    return _keep(logits, order[within])


@mistake("top_p")
def leaves_out_the_id_that_crosses_p(logits, p):
    """You leave out the id with which the sum reaches p; without it the set has less than p, so it belongs to the set.

    """
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    kept = order[np.cumsum(shares[order]) <= p]
    return _keep(logits, kept)


@mistake("top_p")
def lets_nan_pass_as_p(logits, p):
    """You ask whether p is 0 or less or above 1, which nan is not; turn the question around: it has to be above 0 and at
    most 1.
    """
    logits = _as_logits(logits)
    if p <= 0 or p > 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])


@mistake("top_p")
def overflows_in_top_p(logits, p):
    """Your exponentials overflow for great logits, and no sum of nan reaches p; subtract the greatest logit first."""
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    with np.errstate(over="ignore", invalid="ignore"):
        powers = np.exp(logits)
        shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])


@mistake("top_p")
def refuses_a_p_of_1(logits, p):
    """You refuse p=1; it is legal, and all ids that have a probability stay."""
    logits = _as_logits(logits)
    if not 0 < p < 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])


@mistake("top_p")
def returns_the_probabilities_of_the_set(logits, p):
    """You return probabilities; the docstring asks for logits, unchanged where they stay."""
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    kept = order[: np.searchsorted(np.cumsum(shares[order]), p) + 1]
    result = np.zeros(len(logits))
    result[kept] = shares[kept]
    return result / result.sum()


@mistake("top_p")
def runs_out_of_ids_before_p(logits, p):
    """You add ids until the sum reaches p; with p=1 rounding can leave the sum of all a little below it, and then there
    is no next id. Stop there.
    """
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable").tolist()
    kept, total = [], 0.0
    while total < p:
        kept.append(order[len(kept)])
        total += float(shares[kept[-1]])
    return _keep(logits, kept)


@mistake("top_p")
def shifts_unsigned_logits_in_top_p(logits, p):
    """You subtract in the dtype of the logits, where unsigned integers wrap around; convert to float64 first."""
    checked = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    logits = np.asarray(logits)
    with np.errstate(over="ignore"):
        powers = np.exp(np.asarray(logits - logits.max(), dtype=np.float64))
    with np.errstate(invalid="ignore"):
        shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(checked, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])


@mistake("top_p")
def takes_logits_for_probabilities(logits, p):
    """You treat the arguments as probabilities already; they are logits, and softmax makes probabilities of them."""
    shares = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    total = shares[np.isfinite(shares)].sum()
    order = np.argsort(-shares, kind="stable")
    with np.errstate(divide="ignore", invalid="ignore"):
        sums = np.cumsum(shares[order] / total)
    return _keep(shares, order[: np.searchsorted(sums, p) + 1])


@mistake("top_p")
def ties_go_to_the_higher_id(logits, p):
    """Among equally probable ids you take the higher ones first; the docstring takes the lower ones. An ascending sort,
    reversed, turns ties around.
    """
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(shares, kind="stable")[::-1]
    sums = np.cumsum(shares[order])
    return _keep(logits, order[: np.searchsorted(sums, p) + 1])


@mistake("top_p")
def writes_zeros_outside_the_set(logits, p):
    """You set the logits outside the set to 0, which is a logit like any other; only -inf takes an id out of the choice.

    """
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    kept = order[: np.searchsorted(np.cumsum(shares[order]), p) + 1]
    result = np.zeros(len(logits))
    result[kept] = logits[kept]
    return result


@mistake("sample")
def always_takes_the_most_probable(distribution, rng):
    """You take the most probable id; the docstring draws, so that each id comes as often as its probability says."""
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    rng.random()
    return int(np.argmax(distribution))


@mistake("sample")
def compares_with_single_probabilities(distribution, rng):
    """You take the first id whose own probability is above the draw; it is the sum of the probabilities up to it that
    counts.
    """
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    above = np.flatnonzero(distribution > rng.random())
    return int(above[0]) if above.size else last


@mistake("sample")
def draws_a_float32(distribution, rng):
    """You draw a float32, which is another number of the generator; the docstring calls `rng.random()` once."""
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    draw = float(rng.random(dtype=np.float32))
    return min(int(np.searchsorted(sums, draw, side="right")), last)


@mistake("sample")
def draws_every_id_equally_often(distribution, rng):
    """You draw among the ids as if all were equally probable; each has to come as often as its probability says."""
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return int(rng.random() * len(distribution))


@mistake("sample")
def draws_from_a_flattened_matrix(distribution, rng):
    """You flatten a distribution of two dimensions, or take a single number for one; the docstring refuses anything but
    shape (V,) and names `distribution`.
    """
    distribution = np.ravel(np.asarray(distribution, dtype=np.float64))
    if not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    drawn = int(np.searchsorted(np.cumsum(distribution), rng.random(), side="right"))
    return min(drawn, int(np.flatnonzero(distribution > 0)[-1]))


@mistake("sample")
def draws_from_a_generator_of_its_own(distribution, rng):
    """Your ids do not depend on the `rng` that is given; the docstring draws from that generator, so that a seed decides
    the text.
    """
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    draw = np.random.default_rng(0).random()
    return min(int(np.searchsorted(sums, draw, side="right")), last)


@mistake("sample")
def draws_from_nothing(distribution, rng):
    """You return an id although no probability is above 0; the docstring refuses such a distribution and names it."""
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or distribution.size == 0:
        raise ValueError("distribution must be flat and hold something")
    sums = np.cumsum(distribution)
    drawn = int(np.searchsorted(sums, rng.random(), side="right"))
    return min(drawn, int(np.flatnonzero(distribution > 0)[-1]) if distribution.any() else 0)


@mistake("sample")
def draws_one_number_for_each_id(distribution, rng):
    """You draw one number for each id; the docstring makes exactly one draw and looks for its place on the line of
    cumulative sums.
    """
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    with np.errstate(divide="ignore"):
        return int(np.argmax(np.log(distribution) - np.log(-np.log(rng.random(len(distribution))))))


@mistake("sample")
def draws_twice(distribution, rng):
    """You use two draws for one id; the docstring makes exactly one, so that the same seed gives the same text
    everywhere.
    """
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    drawn = min(int(np.searchsorted(sums, rng.random(), side="right")), last)
    rng.random()
    return drawn


@mistake("sample")
def falls_back_to_id_0(distribution, rng):
    """Where rounding leaves all sums below the draw, argmax of nothing but False is 0, so you return id 0; it has to be
    the last id with a probability above 0.
    """
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return int(np.argmax(sums > rng.random()))


@mistake("sample")
def falls_back_to_the_last_id(distribution, rng):
    """Where rounding leaves the sum below the draw you return the last id of all, even if its probability is 0; it has
    to be the last one with a probability above 0.
    """
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return min(int(np.searchsorted(sums, rng.random(), side="right")), len(distribution) - 1)


@mistake("sample")
def gives_the_edge_to_the_id_that_ends_there(distribution, rng):
    """You take the first id whose cumulative sum is at least the draw; it has to be above the draw, or a draw of 0 picks
    an id of probability 0.
    """
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return min(int(np.searchsorted(sums, rng.random(), side="left")), last)


@mistake("sample")
def leaves_an_empty_distribution_to_numpy(distribution, rng):
    """You leave a distribution without ids to NumPy, whose error says nothing about it; raise a ValueError that names
    `distribution`.
    """
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or (distribution.size > 0 and not (distribution > 0).any()):
        raise ValueError("distribution holds nothing to draw from")
    drawn = int(np.searchsorted(np.cumsum(distribution), rng.random(), side="right"))
    return min(drawn, int(np.flatnonzero(distribution > 0)[-1]))


@mistake("sample")
def measures_from_the_other_end(distribution, rng):
    """You lay the ids end to end from the other side, or use 1 minus the draw; the docstring begins with id 0 at 0."""
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return min(int(np.searchsorted(sums, 1 - rng.random(), side="right")), last)


@mistake("sample")
def refuses_rounded_probabilities(distribution, rng):
    """You refuse probabilities that do not sum to exactly 1; rounding always leaves something over, and the docstring
    gives it to the last probable id.
    """
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    if abs(sums[-1] - 1) > 1e-8:
        raise ValueError("distribution does not sum to 1")
    return min(int(np.searchsorted(sums, rng.random(), side="right")), last)


@mistake("sample")
def returns_an_integer_of_numpy(distribution, rng):
    """You return an integer of NumPy; the docstring asks for a plain int."""
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return np.minimum(np.searchsorted(sums, rng.random(), side="right"), last)


@mistake("sample")
def returns_one_id_too_high(distribution, rng):
    """You count ids from 1; they begin at 0."""
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return min(int(np.searchsorted(sums, rng.random(), side="right")), last) + 1


@mistake("sample")
def returns_the_probability(distribution, rng):
    """You return the probability of the id that was drawn; the docstring asks for the id."""
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return float(distribution[min(int(np.searchsorted(sums, rng.random(), side="right")), last)])


@mistake("sample")
def runs_past_the_last_id(distribution, rng):
    """Rounding can leave the cumulative sum below the draw, and then you return an id that does not exist; that draw
    belongs to the last id that has a probability.
    """
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    return int(np.searchsorted(sums, rng.random(), side="right"))


@mistake("sample")
def sorts_before_drawing(distribution, rng):
    """You lay the most probable id first; the docstring adds up the probabilities in the order of the ids."""
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    order = np.argsort(-distribution, kind="stable")
    place = np.searchsorted(np.cumsum(distribution[order]), rng.random(), side="right")
    return int(order[min(int(place), int((distribution > 0).sum()) - 1)])


@mistake("sample")
def throws_the_first_draw_away(distribution, rng):
    """You use the second draw of the generator; the docstring makes exactly one and uses it."""
    distribution = np.asarray(distribution, dtype=np.float64)
    if distribution.ndim != 1 or not (distribution > 0).any():
        raise ValueError("distribution holds nothing to draw from")
    last = int(np.flatnonzero(distribution > 0)[-1])
    sums = np.cumsum(distribution)
    rng.random()
    return min(int(np.searchsorted(sums, rng.random(), side="right")), last)


@mistake("generate")
def accepts_a_context_of_no_ids(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You accept context_length=0, and the slice ids[-0:] is the whole list; the docstring refuses it and names
    `context_length`.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 0:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def accepts_a_negative_context_length(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You accept a negative `context_length`; the docstring refuses it and names it."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length == 0:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def accepts_a_negative_number_of_ids(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You accept a negative number of new ids; the docstring refuses it and names `max_new_tokens`."""
    if max_new_tokens != max_new_tokens:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def accepts_negative_ids_in_the_prompt(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You accept negative ids in the prompt; the docstring refuses them and names `prompt_ids`."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    if np.ndim(prompt_ids) != 1:
        raise ValueError("prompt_ids must be flat")
    ids = [int(token) for token in prompt_ids]
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def always_generates_one_id(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You generate an id even when none is wanted; max_new_tokens=0 leaves the prompt alone."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max(1, max_new_tokens)):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def applies_the_temperature_twice(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You divide the logits by the temperature, and `probabilities` divides them once more."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits / temperature, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def asks_the_model_after_the_end(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You go on asking the model after the end of text and only cut the result; stop asking there."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    start = len(ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        ids.append(int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng))
    new = ids[start:]
    return ids[: start + new.index(eos_id) + 1] if eos_id is not None and eos_id in new else ids


@mistake("generate")
def asks_the_model_once_more(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You ask the model once more than there are new ids; ask only when an id is wanted."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)

    def ask():
        context = list(ids) if context_length is None else ids[-context_length:]
        return np.asarray(next_logits(context), dtype=np.float64)

    if max_new_tokens == 0:
        return ids
    logits = ask()
    for _ in range(max_new_tokens):
        ids.append(int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng))
        if ids[-1] == eos_id:
            break
        logits = ask()
    return ids


@mistake("generate")
def counts_the_prompt_as_new(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You take max_new_tokens for the length of the whole result; it counts the new ids alone."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens - len(ids)):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def cuts_the_result_as_it_goes(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You cut the list itself down to `context_length` at each step, and the result is cut with it; cut a copy for the
    model.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        ids = ids if context_length is None else ids[-context_length:]
        context = list(ids)
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def does_not_start_after_an_end_of_text(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You generate nothing when the prompt ends with the end of text; only a generated one stops generation."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    if eos_id is not None and ids and ids[-1] == eos_id:
        return ids
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def draws_at_a_negative_temperature(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You draw at a negative temperature, which makes the least probable id the most probable; the docstring refuses it
    and names `temperature`.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    if temperature == 0:
        raise ValueError("temperature must not be 0")
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = (
            int(np.argmax(logits))
            if rng is None
            else sample(probabilities(logits * np.sign(temperature), abs(temperature)), rng)
        )
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def draws_at_temperature_1(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You draw from the probabilities at temperature 1, whatever the temperature is."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def draws_without_a_generator(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """Without `rng` you draw from a generator of your own; then the choice is greedy."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    rng = np.random.default_rng(0) if rng is None else rng
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def extends_the_prompt_itself(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You append to the list that you were given, so the caller's prompt grows; the docstring returns a new list."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = (
        prompt_ids
        if isinstance(prompt_ids, list) and np.ndim(prompt_ids) == 1 and _as_ids(prompt_ids) is not None
        else _as_ids(prompt_ids)
    )
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return [int(token) for token in ids]


@mistake("generate")
def fills_up_the_context(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You put zeros in front of a text that is shorter than `context_length`; the model gets the ids that there are, no
    more.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else [0] * (context_length - len(ids)) + ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def flattens_the_prompt(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You flatten a prompt of two dimensions; the docstring continues one text, refuses it and names `prompt_ids`."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(np.ravel(np.asarray(prompt_ids)))
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def generates_one_id_too_few(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You generate max_new_tokens - 1 ids."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens - 1):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def generates_one_id_too_many(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You generate max_new_tokens + 1 ids."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens + 1):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def hands_back_the_prompt(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """When no id is wanted you return the very list that you were given; the docstring returns a new one."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    if max_new_tokens == 0 and isinstance(prompt_ids, list):
        return prompt_ids
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def ignores_the_context_length(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You give the model all ids so far; of them it gets the last `context_length` only."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids)
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def ignores_the_end_of_text(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You go on after the end of text; the docstring stops there, with `eos_id` as the last id."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
    return ids


@mistake("generate")
def ignores_the_temperature_when_greedy(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You look at the temperature only when you draw; the docstring refuses one that is not positive with or without
    `rng`.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature if rng is not None else 1.0)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def is_greedy_by_probability(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You choose the greatest probability at the given temperature; where probabilities are rounded to the same number,
    the greatest logit is lost. The temperature plays no part in a greedy choice.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = (
            int(np.argmax(probabilities(logits, temperature)))
            if rng is None
            else sample(probabilities(logits, temperature), rng)
        )
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def is_greedy_with_a_generator(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You take the greatest logit even when `rng` is given; then the id is drawn."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits))
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def keeps_integers_of_numpy(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """Your list holds integers of NumPy; the docstring asks for plain ints, those of the prompt and the new ones."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = np.argmax(logits) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def keeps_the_dtype_of_the_prompt(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You keep the ids in the dtype of the prompt, where new ids can be too great for it and wrap around; use a list of
    plain ints.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(int(np.array(new).astype(np.asarray(prompt_ids).dtype)) if len(prompt_ids) else new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def keeps_the_types_of_the_prompt(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """Your list holds the ids of the prompt as they came, integers of NumPy among them; the docstring asks for plain
    ints.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    _as_ids(prompt_ids)
    ids = list(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def leaves_the_end_of_text_out(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You leave the end of text out of the result; the docstring includes it, so that one can see why generation
    stopped.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        if new == eos_id:
            break
        ids.append(new)
    return ids


@mistake("generate")
def makes_the_draws_beforehand(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You make all draws before the first step, also those that are not needed when the text ends early; make one draw
    for each new id.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    draws = None if rng is None else rng.random(max_new_tokens)
    for step in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        if rng is None:
            new = int(np.argmax(logits))
        else:
            new = int(np.argmax(np.cumsum(probabilities(logits, temperature)) > draws[step]))
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def notices_a_bad_temperature_at_the_first_draw(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You notice a temperature of 0 only at the first draw, which never comes when no id is wanted; check the arguments
    before the loop.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature if max_new_tokens else 1.0)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def passes_a_tuple_to_the_model(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You give the model a tuple; the docstring gives it a list of its own, which it may change."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(tuple(context)), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def passes_an_array_to_the_model(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You give the model a NumPy array; the docstring gives it a list of plain ints."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(np.array(context, dtype=np.int64)), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def passes_one_id_too_few(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You give the model one id less than `context_length`."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[len(ids) - min(len(ids), context_length - 1) :]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def passes_one_id_too_many(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You give the model one id more than `context_length`, which a model with a table of positions could not take."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length - 1 :]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def passes_the_first_ids(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You give the model the first `context_length` ids; it gets the last ones, which the next id continues."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[:context_length]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def passes_the_last_id_alone(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You give the model the last id alone; it gets all ids so far, or the last `context_length` of them."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = ids[-1:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def passes_the_prompt_again_and_again(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You give the model the prompt each time; each new id has to be in the list before the model is asked again."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = _as_ids(prompt_ids)
        context = context if context_length is None else context[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def refuses_an_empty_prompt(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You refuse an empty prompt; the model may well begin a text, and is given an empty list."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    if not ids:
        raise ValueError("prompt_ids must not be empty")
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def repeats_the_first_draw(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You draw once and use that number for every id; each new id takes a draw of its own."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    draw = None if rng is None else rng.random()
    for step in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        if rng is None:
            new = int(np.argmax(logits))
        else:
            new = int(np.argmax(np.cumsum(probabilities(logits, temperature)) > draw))
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def returns_an_array(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You return a NumPy array; the docstring asks for a list of plain ints."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return np.array(ids, dtype=np.int64)


@mistake("generate")
def returns_the_last_context_only(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You drop the ids that no longer fit into the context; the model does not see them, but the result holds all of
    them.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    if context_length is not None:
        ids = ids[-context_length:]
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def returns_the_new_ids_alone(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You return the new ids alone; the docstring asks for the prompt with the new ids behind it."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids[len(prompt_ids) :]


@mistake("generate")
def stops_at_an_end_of_text_in_the_prompt(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """An end of text in the prompt stops you, before or after the first new id; only a generated one may."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if eos_id in ids:
            break
    return ids


@mistake("generate")
def stops_one_id_after_the_end_of_text(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You notice the end of text one id too late; it is the last id of the result."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for step in range(max_new_tokens):
        if step and ids[-1] == eos_id:
            step = -1
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        ids.append(int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng))
        if step == -1:
            break
    return ids


@mistake("generate")
def takes_id_0_for_no_end_of_text(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You ask whether `eos_id` is true, and 0 is not; id 0 is an id like any other. Ask whether it is None."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if eos_id and new == eos_id:
            break
    return ids


@mistake("generate")
def takes_minus_1_for_no_end_of_text(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You accept a negative `eos_id`, as programs do that write -1 for none; here that is None, and the docstring
    refuses an id below 0.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < -1:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def takes_the_smallest_logit(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """You choose the id of the smallest logit; the most probable id has the greatest."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmin(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def ties_go_to_the_last_id(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """On a tie of the greatest logits you choose the highest id; the docstring chooses the lowest."""
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[-context_length:]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = (
            len(logits) - 1 - int(np.argmax(logits[::-1]))
            if rng is None
            else sample(probabilities(logits, temperature), rng)
        )
        ids.append(new)
        if new == eos_id:
            break
    return ids


@mistake("generate")
def wraps_around_a_short_text(next_logits, prompt_ids, max_new_tokens, eos_id=None, context_length=None, rng=None, temperature=1.0):
    """Your start of the context is the length minus `context_length`, which is negative for a short text and counts from
    the end; it must not go below 0.
    """
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if eos_id is not None and eos_id < 0:
        raise ValueError("eos_id must not be negative")
    if context_length is not None and context_length < 1:
        raise ValueError("context_length must be positive")
    _check_temperature(temperature)
    ids = _as_ids(prompt_ids)
    for _ in range(max_new_tokens):
        context = list(ids) if context_length is None else ids[len(ids) - context_length :]
        logits = np.asarray(next_logits(context), dtype=np.float64)
        new = int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)
        ids.append(new)
        if new == eos_id:
            break
    return ids
