"""Known mistakes of the module generation: what somebody might write below the checks that are given."""

import numpy as np

from llmlings.testing import mistake


def _softmax(logits):
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()


def _order(values):
    """Return the ids from the greatest value to the smallest, the lower id first among equals."""
    return np.argsort(-values, kind="stable")


def _kept(logits, ids, other=-np.inf):
    """Return the logits of these ids in their places, and `other` in the rest."""
    result = np.full(len(logits), other)
    result[ids] = logits[ids]
    return result


@mistake("probabilities")
def ignores_the_temperature(logits, temperature):
    """Your probabilities are the same at every temperature; divide the logits by it before softmax."""
    return _softmax(logits)


@mistake("probabilities")
def multiplies_by_the_temperature(logits, temperature):
    """You multiply the logits by the temperature; divide by it, so that a high temperature flattens."""
    return _softmax(logits * temperature)


@mistake("probabilities")
def divides_by_the_root_of_the_temperature(logits, temperature):
    """You divide the logits by the square root of the temperature; divide by the temperature itself."""
    return _softmax(logits / np.sqrt(temperature))


@mistake("probabilities")
def does_not_restore_the_sum(logits, temperature):
    """You divide the probabilities by the temperature, so that they no longer sum to 1; it is the logits that are
    divided, before softmax."""
    return _softmax(logits) / temperature


@mistake("probabilities")
def forgets_to_normalise(logits, temperature):
    """You return the exponentials; divide them by their sum, so that they become shares of 1."""
    return np.exp((logits - logits.max()) / temperature)


@mistake("probabilities")
def overflows_for_great_logits(logits, temperature):
    """Your exponentials overflow for large logits, and inf / inf is nan; subtract the largest logit first, which
    changes no probability."""
    with np.errstate(all="ignore"):
        powers = np.exp(logits / temperature)
        return powers / powers.sum()


@mistake("probabilities")
def shifts_the_logits_in_place(logits, temperature):
    """You subtract from the array that you were given, so the caller's logits change; make a new one."""
    logits -= logits.max()
    return _softmax(logits / temperature)


@mistake("top_k", slip=True)
def keeps_every_tie_at_the_edge(logits, k):
    """You keep every logit that equals the k-th largest; exactly k stay, among equals those of the lower ids."""
    edge = np.sort(logits)[-min(k, len(logits))]
    return np.where(logits >= edge, logits, -np.inf)


@mistake("top_k", slip=True)
def drops_every_tie_at_the_edge(logits, k):
    """You keep the logits above the (k+1)-th largest, so a tie at the edge drops all of its ids; exactly k stay."""
    return logits.copy() if k >= len(logits) else np.where(logits > np.sort(logits)[-k - 1], logits, -np.inf)


@mistake("top_k", slip=True)
def ties_at_the_edge_go_to_the_higher_id(logits, k):
    """On a tie at the edge you keep the higher ids; keep the lower ones. An ascending sort, read from its end, reverses
    ties."""
    return _kept(logits, np.argsort(logits, kind="stable")[::-1][:k])


@mistake("top_k")
def keeps_the_smallest(logits, k):
    """You keep the k smallest logits; the most probable ids have the largest."""
    return _kept(logits, np.argsort(logits, kind="stable")[:k])


@mistake("top_k")
def keeps_one_too_few(logits, k):
    """You keep k - 1 logits; keep k."""
    return _kept(logits, _order(logits)[: k - 1])


@mistake("top_k")
def returns_the_ids_that_stay(logits, k):
    """You return the ids that stay; the docstring asks for V logits, with -inf where an id does not stay."""
    return _order(logits)[:k]


@mistake("top_k")
def returns_the_k_logits_alone(logits, k):
    """You return the k largest logits by themselves; give all V, each in its place, so that ids keep their meaning."""
    return logits[_order(logits)[:k]]


@mistake("top_k")
def returns_probabilities(logits, k):
    """You return probabilities; the docstring asks for logits, unchanged where they stay, so that a temperature can
    still be applied."""
    return _softmax(_kept(logits, _order(logits)[:k]))


@mistake("top_k")
def writes_zeros_for_minus_infinity(logits, k):
    """You set what is cut off to 0, which is a logit like any other, and can be the largest; only -inf takes an id out
    of the choice."""
    return _kept(logits, _order(logits)[:k], 0.0)


@mistake("top_k")
def cuts_the_logits_in_place(logits, k):
    """You write -inf into the array that you were given; make a new one and leave the caller's alone."""
    logits[_order(logits)[k:]] = -np.inf
    return logits.copy()


@mistake("top_p")
def leaves_out_the_id_that_crosses_p(logits, p):
    """You leave out the id with which the sum reaches p; without it the set has less than p, so it belongs to the
    set."""
    order = _order(logits)
    return _kept(logits, order[np.cumsum(_softmax(logits)[order]) <= p])


@mistake("top_p", slip=True)
def goes_on_when_p_is_reached_exactly(logits, p):
    """You go on until the sum is above p; a sum that equals p has reached it."""
    order = _order(logits)
    before = np.cumsum(_softmax(logits)[order]) - _softmax(logits)[order]
    return _kept(logits, order[before <= p])


@mistake("top_p", slip=True)
def keeps_one_when_the_sum_stays_below_p(logits, p):
    """You look for the first sum that reaches p; with p=1 rounding can leave all sums below it. Then argmax, which is 0
    where all is False, keeps one id; all have to stay."""
    order = _order(logits)
    return _kept(logits, order[: np.argmax(np.cumsum(_softmax(logits)[order]) >= p) + 1])


@mistake("top_p")
def adds_up_in_the_order_of_the_ids(logits, p):
    """You add up the probabilities in the order of the ids; begin with the most probable one."""
    return _kept(logits, np.arange(np.searchsorted(np.cumsum(_softmax(logits)), p) + 1)[: len(logits)])


@mistake("top_p")
def keeps_ids_as_probable_as_p(logits, p):
    """You keep the ids whose own probability is at least p; it is the sum of the most probable ones that has to reach
    p."""
    return np.where(_softmax(logits) >= p, logits, -np.inf)


@mistake("top_p")
def keeps_ids_near_the_most_probable(logits, p):
    """You keep the ids with at least p times the probability of the best one, which is known as min-p; add up
    probabilities until they reach p."""
    shares = _softmax(logits)
    return np.where(shares >= p * shares.max(), logits, -np.inf)


@mistake("top_p")
def keeps_every_tie_of_the_last_id(logits, p):
    """You keep every id that is as probable as the last one needed; keep the smallest set, on a tie the lower ids."""
    shares = _softmax(logits)
    ranked = np.sort(shares)[::-1]
    last = min(np.searchsorted(np.cumsum(ranked), p), len(logits) - 1)
    return np.where(shares >= ranked[last], logits, -np.inf)


@mistake("top_p")
def ties_go_to_the_higher_id(logits, p):
    """Among equally probable ids you take the higher ones first; take the lower ones. An ascending sort, reversed,
    reverses ties."""
    order = np.argsort(logits, kind="stable")[::-1]
    return _kept(logits, order[: np.searchsorted(np.cumsum(_softmax(logits)[order]), p) + 1])


@mistake("top_p", slip=True)
def overflows_in_top_p(logits, p):
    """Your exponentials overflow for large logits, and no sum of nan reaches p; subtract the largest logit first, as
    `probabilities` does."""
    order = _order(logits)
    with np.errstate(all="ignore"):
        sums = np.cumsum(np.exp(logits[order]) / np.exp(logits).sum())
    return _kept(logits, order[: int(np.sum(sums < p)) + 1])


@mistake("top_p")
def returns_the_probabilities_of_the_set(logits, p):
    """You return probabilities; the docstring asks for logits, unchanged where they stay."""
    order = _order(logits)
    return _softmax(_kept(logits, order[: np.searchsorted(np.cumsum(_softmax(logits)[order]), p) + 1]))


@mistake("sample")
def always_takes_the_most_probable(distribution, rng):
    """You take the most probable id; draw, so that each id comes as often as its probability says."""
    rng.random()
    return int(np.argmax(distribution))


@mistake("sample")
def draws_from_a_generator_of_its_own(distribution, rng):
    """Your ids do not depend on the `rng` that is given; draw from it, so that a seed decides the text."""
    return int(np.argmax(np.cumsum(distribution) > np.random.default_rng(0).random()))


@mistake("sample")
def throws_the_first_draw_away(distribution, rng):
    """You use the second draw of the generator; make exactly one and use it."""
    rng.random()
    return int(np.argmax(np.cumsum(distribution) > rng.random()))


@mistake("sample")
def compares_with_single_probabilities(distribution, rng):
    """You take the first id whose own probability is above the draw; it is the sum of the probabilities up to it that
    counts."""
    return int(np.argmax(distribution > rng.random()))


@mistake("sample")
def gives_the_edge_to_the_id_that_ends_there(distribution, rng):
    """You take the first id whose cumulative sum is at least the draw; it has to be above the draw, or a draw of 0
    picks an id of probability 0."""
    drawn = np.searchsorted(np.cumsum(distribution), rng.random())
    return int(min(drawn, np.flatnonzero(distribution)[-1]))


@mistake("sample", slip=True)
def falls_back_to_id_0(distribution, rng):
    """Where rounding leaves all sums below the draw, argmax of an array that is all False is 0, so you return id 0; it
    has to be the last id with a probability above 0."""
    return int(np.argmax(np.cumsum(distribution) > rng.random()))


@mistake("sample", slip=True)
def runs_past_the_last_id(distribution, rng):
    """Rounding can leave the cumulative sum below the draw, and then you return an id that does not exist; that draw
    belongs to the last id that has a probability."""
    return int(np.searchsorted(np.cumsum(distribution), rng.random(), side="right"))


@mistake("sample", slip=True)
def falls_back_to_the_last_id(distribution, rng):
    """Where rounding leaves the sum below the draw you return the last id of all, even if its probability is 0; it has
    to be the last one with a probability above 0."""
    return int(min(np.searchsorted(np.cumsum(distribution), rng.random(), side="right"), len(distribution) - 1))


@mistake("sample")
def measures_from_the_other_end(distribution, rng):
    """You lay the ids end to end from the other side, or use 1 minus the draw; id 0 begins at 0."""
    return int(min(np.searchsorted(np.cumsum(distribution), 1 - rng.random()), np.flatnonzero(distribution)[-1]))


@mistake("sample")
def returns_one_id_too_high(distribution, rng):
    """You count ids from 1; they begin at 0."""
    drawn = np.searchsorted(np.cumsum(distribution), rng.random(), side="right")
    return int(min(drawn, np.flatnonzero(distribution)[-1])) + 1


def _chosen(logits, rng, temperature):
    return int(np.argmax(logits)) if rng is None else sample(probabilities(logits, temperature), rng)


def _last(ids, count):
    return ids[:] if count is None else ids[-count:]


def _text(next_logits, ids, count, eos_id, context_length, rng, temperature, shown=_last):
    """Go on with `ids` as asked for; the model is given what `shown` makes of them and of the context."""
    for _ in range(count):
        ids.append(_chosen(next_logits(shown(ids, context_length)), rng, temperature))
        if ids[-1] == eos_id:
            break
    return ids


@mistake("generate")
def ignores_the_context_length(next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature):
    """You give the model all ids so far; of them it gets the last `context_length` only."""
    return _text(next_logits, ids, max_new_tokens, eos_id, None, rng, temperature)


@mistake("generate")
def passes_the_first_ids(next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature):
    """You give the model the first `context_length` ids; it gets the last ones, which the next id continues."""
    return _text(next_logits, ids, max_new_tokens, eos_id, context_length, rng, temperature, lambda ids, n: ids[:n])


@mistake("generate", slip=True)
def wraps_around_a_short_text(next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature):
    """Your start of the context is the length minus `context_length`, which is negative for a short text and counts
    from the end; it must not go below 0."""

    def shown(ids, count):
        return ids[:] if count is None else ids[len(ids) - count :]

    return _text(next_logits, ids, max_new_tokens, eos_id, context_length, rng, temperature, shown)


@mistake("generate")
def passes_the_prompt_again_and_again(
    next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature
):
    """You give the model the prompt each time; each new id has to be in the list before the model is asked again."""
    prompt = _last(ids, context_length)
    return _text(next_logits, ids, max_new_tokens, eos_id, None, rng, temperature, lambda *_: prompt[:])


@mistake("generate", slip=True)
def hands_out_the_list(next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature):
    """You give the model the same list that you append to, so a model that changes it changes your text; give it a
    copy."""

    def shown(ids, count):
        return ids if count is None else ids[-count:]

    return _text(next_logits, ids, max_new_tokens, eos_id, context_length, rng, temperature, shown)


@mistake("generate")
def cuts_the_result_as_it_goes(next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature):
    """You cut the list itself down to `context_length` at each step, and the result is cut with it; cut a copy for the
    model."""
    for _ in range(max_new_tokens):
        ids = _text(next_logits, _last(ids, context_length), 1, None, None, rng, temperature)
        if ids[-1] == eos_id:
            break
    return ids


@mistake("generate", slip=True)
def is_greedy_by_probability(next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature):
    """You choose the largest probability at the given temperature; where probabilities are rounded to the same number,
    the largest logit is lost. The temperature plays no part in a greedy choice."""

    def model(ids):
        return next_logits(ids) if rng else probabilities(next_logits(ids), temperature)

    return _text(model, ids, max_new_tokens, eos_id, context_length, rng, temperature)


@mistake("generate")
def draws_at_temperature_1(next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature):
    """You draw from the probabilities at temperature 1, whatever the temperature is."""
    return _text(next_logits, ids, max_new_tokens, eos_id, context_length, rng, 1.0)


@mistake("generate", slip=True)
def stops_at_an_end_of_text_in_the_prompt(
    next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature
):
    """An end of text in the prompt stops you, before or after the first new id; only a generated one may."""
    count = min(max_new_tokens, 1) if eos_id in ids else max_new_tokens
    return _text(next_logits, ids, count, eos_id, context_length, rng, temperature)


@mistake("generate", slip=True)
def takes_id_0_for_no_end_of_text(next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature):
    """You ask whether `eos_id` is true, and 0 is not; id 0 is an id like any other. Ask whether it is None."""
    return _text(next_logits, ids, max_new_tokens, eos_id or None, context_length, rng, temperature)


@mistake("generate")
def leaves_the_end_of_text_out(next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature):
    """You leave the end of text out of the result; include it, so that one can see why generation stopped."""
    prompt = len(ids)
    _text(next_logits, ids, max_new_tokens, eos_id, context_length, rng, temperature)
    return ids[:-1] if len(ids) > prompt and ids[-1] == eos_id else ids


@mistake("generate")
def returns_the_new_ids_alone(next_logits, prompt_ids, max_new_tokens, eos_id, context_length, rng, temperature):
    """You return the new ids alone; the docstring asks for the prompt, then the new ids."""
    prompt = len(ids)
    return _text(next_logits, ids, max_new_tokens, eos_id, context_length, rng, temperature)[prompt:]
