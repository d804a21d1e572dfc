"""Visible tests of the module generation."""

import numpy as np

from exercises import generation
from llmlings.testing import about, check_close, check_kinds

INF = float("inf")
LN2, LN3, LN9 = (float(np.log(n)) for n in (2, 3, 9))


def generator_that_draws(value: float) -> np.random.Generator:
    """Return a generator whose first `rng.random()` is `value`, a multiple of 2**-53; what follows is random."""
    bits = np.random.SFC64(0)
    state = bits.state
    state["state"]["state"] = np.array([int(value * 2**53) << 11, 0, 0, 0], dtype=np.uint64)
    bits.state = state
    return np.random.Generator(bits)


def one_at(token: int, vocab_size: int = 10) -> np.ndarray:
    """Return logits whose largest one is that of `token`."""
    logits = np.zeros(vocab_size)
    logits[token] = 5.0
    return logits


def sum_of_all(ids: list[int]) -> np.ndarray:
    """A model for which the sum of all ids that it sees, modulo 10, comes next."""
    return one_at(int(sum(ids)) % 10)


def sum_of_two(ids: list[int]) -> np.ndarray:
    """A model for which the sum of the last two ids, modulo 10, comes next."""
    return one_at(int(sum(ids[-2:])) % 10)


def one_more(ids: list[int]) -> np.ndarray:
    """A model that counts: the next number, modulo 10, comes next."""
    return one_at(int(sum(ids[-1:]) + 1) % 10)


@about("probabilities")
def test_equal_logits_share_equally():
    """Four equal logits give four probabilities of 0.25."""
    check_close(generation.probabilities(np.array([2.0, 2.0, 2.0, 2.0])), np.array([0.25, 0.25, 0.25, 0.25]))


@about("probabilities")
def test_temperature_1_is_softmax():
    """The logits 0 and ln 3 have the exponentials 1 and 3, so their shares are 0.25 and 0.75."""
    check_close(generation.probabilities([0.0, LN3]), np.array([0.25, 0.75]))


@about("probabilities")
def test_a_low_temperature_sharpens():
    """At temperature 0.5 the logits are doubled, so exponentials of 1 and 3 become 1 and 9."""
    check_close(
        generation.probabilities([0.0, LN3], temperature=0.5),
        np.array([0.1, 0.9]),
        because="The logits are divided by the temperature, and softmax comes after that.",
    )


@about("probabilities")
def test_a_high_temperature_flattens():
    """At temperature 2 the logits are halved, so exponentials of 1 and 9 become 1 and 3."""
    check_close(
        generation.probabilities(np.array([LN9, 0.0]), 2.0),
        np.array([0.75, 0.25]),
        because="The logits are divided by the temperature, and softmax comes after that.",
    )


@about("probabilities")
def test_great_logits_at_a_tiny_temperature():
    """At temperature 0.001 the logits 10,000 share all, and one of 9,999 is left with exactly 0."""
    check_close(
        generation.probabilities([9_999.0, 10_000.0, 10_000.0], 0.001),
        np.array([0.0, 0.5, 0.5]),
        because="Adding one number to all logits changes no probability: shift them before the exponential.",
    )


@about("probabilities")
def test_minus_infinity_gives_zero():
    """A logit of -inf has a probability of exactly 0 at any temperature."""
    check_close(generation.probabilities([0.0, -INF, LN9], 2.0), np.array([0.25, 0.0, 0.75]))


@about("probabilities")
def test_probabilities_are_float64():
    """The probabilities are a NumPy array of float64."""
    check_kinds(generation.probabilities([0, 1, 2]), np.zeros(3))


@about("top_k")
def test_the_two_greatest_stay_where_they_are():
    """With k=2 the logits 3 and 2 stay in their places, and all others become -inf."""
    check_close(generation.top_k(np.array([1.0, 3.0, -4.0, 2.0]), 2), np.array([-INF, 3.0, -INF, 2.0]))


@about("top_k")
def test_only_the_greatest_stays():
    """With k=1 a single logit stays, also where all are negative."""
    check_close(generation.top_k([-3.0, -2.0, -5.0], 1), np.array([-INF, -2.0, -INF]))


@about("top_k")
def test_a_tie_at_the_edge_goes_to_the_lower_id():
    """Three logits are 2 but only one of them has room beside 5: the one of the lowest id."""
    check_close(
        generation.top_k([0.0, 2.0, 5.0, 2.0, 2.0], 2),
        np.array([-INF, 2.0, 5.0, -INF, -INF]),
        because="Exactly k logits stay; among equal ones those of the lower ids.",
    )


@about("top_k")
def test_more_than_all_is_all():
    """With k=5 all three logits stay as they are."""
    check_close(generation.top_k([1.0, 0.0, 2.0], 5), np.array([1.0, 0.0, 2.0]))


@about("top_k")
def test_cut_logits_are_float64():
    """The logits are a NumPy array of float64."""
    check_kinds(generation.top_k([3, 1, 2], 2), np.zeros(3))


@about("top_p")
def test_the_id_that_crosses_p_stays():
    """Of the probabilities 0.5, 0.25 and twice 0.125, the first two are needed to reach 0.6."""
    check_close(
        generation.top_p([2 * LN2, LN2, 0.0, 0.0], 0.6),
        np.array([2 * LN2, LN2, -INF, -INF]),
        because="0.5 alone does not reach p, so the id that brings the sum past p belongs to the set.",
    )


@about("top_p")
def test_the_most_probable_come_first():
    """The ids are taken by their probabilities, 0.5, 0.25, 0.125, wherever they are."""
    check_close(
        generation.top_p([0.0, LN2, 0.0, 2 * LN2], 0.8),
        np.array([0.0, LN2, -INF, 2 * LN2]),
        because="0.5 + 0.25 does not reach 0.8; one of the two with 0.125 does, the lower id.",
    )


@about("top_p")
def test_reaching_p_exactly_is_enough():
    """Four equal logits have probabilities of 0.25, and two of them reach 0.5: those of the lower ids."""
    check_close(
        generation.top_p([0.0, 0.0, 0.0, 0.0], 0.5),
        np.array([0.0, 0.0, -INF, -INF]),
        because="The set is the smallest whose summed probability is at least p; ties go to the lower id.",
    )


@about("top_p")
def test_one_id_stays_however_small_p_is():
    """With p=0.1 the most probable id alone is enough, though its probability is far above p."""
    check_close(generation.top_p(np.array([0.0, 0.0, LN9]), 0.1), np.array([-INF, -INF, LN9]))


@about("top_p")
def test_p_1_keeps_all():
    """Ten equal logits all stay with p=1, although ten times 0.1 can add up to a little less than 1."""
    check_close(generation.top_p(np.zeros(10), 1.0), np.zeros(10))


@about("top_p")
def test_logits_of_the_set_are_float64():
    """The logits are a NumPy array of float64."""
    check_kinds(generation.top_p([3, 1, 2], 0.9), np.zeros(3))


@about("sample")
def test_the_draw_falls_into_the_part_of_an_id():
    """The parts of the line are 0 to 0.25, 0.25 to 0.75, and 0.75 to 1; the draw 0.5 falls into that of id 1."""
    check_close(generation.sample(np.array([0.25, 0.5, 0.25]), generator_that_draws(0.5)), 1)


@about("sample")
def test_the_end_of_a_part_belongs_to_the_next():
    """A draw of exactly 0.25 is past the part of id 0, which ends there."""
    check_close(
        generation.sample([0.25, 0.5, 0.25], generator_that_draws(0.25)),
        1,
        because="An id is drawn if the sum before it is at most the draw, and the sum with it is above the draw.",
    )


@about("sample")
def test_a_draw_of_zero_skips_ids_of_probability_zero():
    """A draw of exactly 0 belongs to the first id that has a probability, here id 2."""
    check_close(generation.sample([0.0, 0.0, 0.5, 0.5], generator_that_draws(0.0)), 2)


@about("sample")
def test_a_draw_beyond_the_sum_belongs_to_the_last_probable_id():
    """Ten times 0.1 add up to less than the largest draw there is; that draw belongs to id 9, not to id 10."""
    check_close(
        generation.sample([0.1] * 10 + [0.0], generator_that_draws(1 - 2**-53)),
        9,
        because="An id of probability 0 is never drawn, and there is no id 11.",
    )


@about("sample")
def test_each_id_costs_one_draw():
    """Eight ids from one generator: the first uses its first draw, the second its second, and so on."""
    rng = np.random.default_rng(3)
    check_close(
        [generation.sample([0.125] * 8, rng) for _ in range(8)],
        [0, 1, 6, 4, 0, 3, 3, 1],
        because="The draws of this generator are 0.09, 0.24, 0.80, 0.58, 0.09, 0.43, 0.48 and 0.16, one for each id.",
    )


@about("sample")
def test_an_id_is_an_int():
    """The id that is drawn is an int."""
    check_kinds(generation.sample([0.5, 0.5], np.random.default_rng(1)), 1)


@about("generate")
def test_greedy_takes_the_id_of_the_greatest_logit():
    """For a model that counts, 3 comes after 2, and one new id is wanted."""
    check_close(generation.generate(one_more, [1, 2], 1), [1, 2, 3])


@about("generate")
def test_new_ids_are_input_for_the_next():
    """For a model that adds the last two ids, 1 and 1 continue with 2, 3, 5 and 8."""
    check_close(
        generation.generate(sum_of_two, [1, 1], 4),
        [1, 1, 2, 3, 5, 8],
        because="Each new id is put behind the others before the model is asked again.",
    )


@about("generate")
def test_no_new_ids_leave_the_prompt():
    """With max_new_tokens=0 the result is a new list with the prompt alone."""
    check_close(generation.generate(one_more, [4, 5, 6], 0), [4, 5, 6])


@about("generate")
def test_generation_stops_after_the_end_of_text():
    """The model counts 7, 8, 9, 0, and 0 is the end of text: it is the last id of the result."""
    check_close(generation.generate(one_more, [6], 20, eos_id=0), [6, 7, 8, 9, 0])


@about("generate")
def test_an_end_of_text_in_the_prompt_does_not_stop():
    """The prompt holds the end of text, id 5, twice; only the 5 that is generated stops."""
    check_close(
        generation.generate(one_more, [5, 3, 5, 2], 9, eos_id=5),
        [5, 3, 5, 2, 3, 4, 5],
        because="Only a generated end of text stops generation.",
    )


@about("generate")
def test_the_model_sees_the_last_ids_only():
    """With context_length=2 the model that adds all ids it sees adds two; the result still holds all of them."""
    check_close(
        generation.generate(sum_of_all, [9, 8, 1, 2], 3, context_length=2),
        [9, 8, 1, 2, 3, 5, 8],
        because="Of all ids, prompt and new ones, the model gets the last context_length.",
    )


@about("generate")
def test_a_generator_draws_the_ids():
    """With a generator the ids are drawn: its draws are 0.64, 0.27, 0.04, 0.02 and 0.81."""
    check_close(
        generation.generate(lambda ids: [LN2, 0.0, 0.0], [2], 5, rng=np.random.default_rng(0)),
        [2, 1, 0, 0, 0, 2],
        because="The probabilities are 0.5, 0.25 and 0.25, and each new id takes one draw, as in sample.",
    )


@about("generate")
def test_the_temperature_changes_what_is_drawn():
    """At temperature 0.5 the probabilities 0.25 and 0.75 become 0.1 and 0.9, and a draw of 0.2 falls elsewhere."""
    check_close(
        generation.generate(lambda ids: [0.0, LN3], [0], 1, rng=generator_that_draws(0.2), temperature=0.5),
        [0, 1],
        because="The logits are divided by the temperature, as in probabilities.",
    )


@about("generate", weight=2)
def test_the_model_may_change_its_list():
    """A model that clears the list it was given harms neither the result nor the next step."""
    seen = []

    def forgetful(ids: list[int]) -> np.ndarray:
        seen.append(list(ids))
        logits = one_at(int(sum(ids) + len(ids)) % 10)
        if isinstance(ids, list):
            ids.clear()
        return logits

    check_close(
        generation.generate(forgetful, [3, 1], 3),
        [3, 1, 6, 3, 7],
        because="next_logits gets a list of its own each time: a copy of the ids so far.",
    )
    check_close(seen, [[3, 1], [3, 1, 6], [3, 1, 6, 3]], because="These are the lists that the model was given.")


@about("generate")
def test_the_text_is_a_list_of_ints():
    """The result is a list of ints, those of the prompt and the new ones."""
    check_kinds(generation.generate(one_more, np.array([1, 2]), 2), [1, 2, 3, 4])
