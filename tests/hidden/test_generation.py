"""Hidden tests of the module generation."""

import numpy as np
import pytest

from exercises import generation
from llmlings.testing import about, check_close, check_rejects

INF = float("inf")


def generator_that_draws(value: float) -> np.random.Generator:
    """Return a generator whose first `rng.random()` is `value`, a multiple of 2**-53; what follows is random."""
    bits = np.random.SFC64(0)
    state = bits.state
    state["state"]["state"] = np.array([int(value * 2**53) << 11, 0, 0, 0], dtype=np.uint64)
    bits.state = state
    return np.random.Generator(bits)


def random_distribution(rng: np.random.Generator, vocab_size: int) -> np.ndarray:
    """Return probabilities of very different sizes."""
    shares = rng.exponential(1, vocab_size) ** 2
    return shares / shares.sum()


class Recorder:
    """A model with random logits that depend on every id and on every position, and a list of what it was asked."""

    def __init__(self, rng: np.random.Generator, vocab_size: int) -> None:
        self.logits = rng.normal(0, 2, (97, vocab_size))
        self.seen: list[list[int]] = []

    def __call__(self, ids: list[int]) -> np.ndarray:
        self.seen.append(ids)
        # Anything but a list gives other logits, so that it shows in the result as well.
        place = len(type(ids).__name__)
        for token in ids:
            place = (place * 31 + int(token) + 7) % 97
        return self.logits[place]


def counts(ids: list[int]) -> np.ndarray:
    """A model that counts: the next number, modulo 12, comes next."""
    logits = np.zeros(12)
    logits[int(sum(ids[-1:]) + 1) % 12] = 3.0
    return logits


@about("probabilities")
def test_probabilities_at_any_temperature(rng):
    """The probabilities are the powers e ** (logit / temperature), divided by their sum."""
    logits, temperature = rng.normal(0, 1, 9), float(rng.uniform(0.3, 3))
    powers = np.exp(logits / temperature)
    check_close(generation.probabilities(logits, temperature), powers / powers.sum())


@about("probabilities")
def test_logits_below_minus_ten_thousand(rng, reference):
    """Logits near -10,000 keep their shares, at a temperature above and at one below 1."""
    logits = rng.normal(0, 2, 5)
    for temperature in (2.0, 0.25):
        check_close(
            generation.probabilities(logits - 10_000, temperature),
            reference.probabilities(logits, temperature),
            because="Adding one number to all logits changes no probability.",
        )


@about("probabilities")
def test_ten_thousand_apart_at_a_tiny_temperature(rng):
    """Logits from -10,000 to 10,000 at temperature 0.001 leave 1 for the greatest and exactly 0 for the others."""
    logits = rng.uniform(-10_000, 9_990, 6)
    logits[2] = 10_000
    check_close(generation.probabilities(logits, 0.001), np.array([0.0, 0, 1, 0, 0, 0]), rtol=0, atol=0)


@about("probabilities")
def test_ids_that_are_ruled_out(rng, reference):
    """Logits of -inf have probability 0, and the others share 1 as if those were not there."""
    logits = np.full(7, -INF)
    logits[[1, 4, 5]] = rng.normal(0, 2, 3)
    expected = np.zeros(7)
    expected[[1, 4, 5]] = reference.probabilities(logits[[1, 4, 5]], 0.7)
    check_close(generation.probabilities(logits, 0.7), expected)


@about("probabilities")
def test_unsigned_logits(rng):
    """Logits of dtype uint8 are numbers like any others: differences of them may be negative."""
    logits = rng.permutation(6).astype(np.uint8)
    powers = np.exp(logits.astype(np.float64) / 1.5)
    check_close(generation.probabilities(logits, 1.5), powers / powers.sum())


@about("probabilities")
def test_float32_logits_give_float64(rng):
    """Logits of dtype float32 give probabilities of dtype float64."""
    logits = rng.normal(0, 2, 7).astype(np.float32)
    powers = np.exp(logits.astype(np.float64) / 0.8)
    check_close(generation.probabilities(logits, 0.8), powers / powers.sum())


@about("probabilities")
@pytest.mark.parametrize(
    ("name", "logits", "temperature"),
    [
        ("temperature", [0.0, 1.0], -1.0),
        ("temperature", [0.0, 1.0], float("nan")),
        ("logits", [[0.0, 1.0], [2.0, 3.0]], 1.0),
        ("logits", [], 1.0),
    ],
    ids=["a negative temperature", "a temperature that is no number", "logits of two dimensions", "no logits"],
)
def test_probabilities_that_make_no_sense_are_refused(name, logits, temperature):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, generation.probabilities, logits, temperature)


@about("top_k")
def test_any_k_keeps_the_k_greatest(rng):
    """For every k the logits of the k greatest stay in their places, to the last bit."""
    logits = rng.normal(0, 3, 8)
    for k in range(1, 9):
        edge = sorted(logits.tolist())[-k]
        expected = np.array([x if x >= edge else -INF for x in logits.tolist()])
        check_close(generation.top_k(logits, k), expected, rtol=0, atol=0)


@about("top_k")
def test_ties_of_many(rng):
    """Of sixty logits that take three values only, exactly k stay, those of lower ids among equals."""
    logits = rng.permutation([0.0] * 20 + [1.0] * 20 + [2.0] * 20)
    for k in (7, 33, 52):
        chosen = sorted(range(60), key=lambda token: (-logits[token], token))[:k]
        expected = np.full(60, -INF)
        expected[chosen] = logits[chosen]
        check_close(
            generation.top_k(logits, k), expected, because="Exactly k stay; of equal logits those of the lower ids."
        )


@about("top_k")
def test_fewer_than_k_are_possible(rng):
    """Where only two logits are above -inf, k=4 keeps these two, and the others stay -inf."""
    logits = np.full(6, -INF)
    logits[[1, 4]] = rng.normal(0, 1, 2)
    check_close(generation.top_k(logits, 4), logits.copy(), rtol=0, atol=0)


@about("top_k")
@pytest.mark.parametrize("k", [5, 6, 1000], ids=["V", "V + 1", "1000"])
def test_all_may_stay(rng, k):
    """When k is V or more, the result is a new array of the same logits."""
    logits = rng.normal(0, 1, 5)
    check_close(generation.top_k(logits, k), logits.copy(), rtol=0, atol=0)


@about("top_k")
def test_whole_numbers_of_any_dtype(rng):
    """Logits of dtype uint8, int64 and float32, and a list of ints, all give float64."""
    logits = rng.permutation(5)
    expected = np.where(logits >= 3, logits, -INF)
    for given in (logits.astype(np.uint8), logits.astype(np.int64), logits.astype(np.float32), logits.tolist()):
        check_close(generation.top_k(given, 2), expected)


@about("top_k")
@pytest.mark.parametrize(
    ("name", "logits", "k"),
    [
        ("k", [1.0, 2.0, 3.0], -1),
        ("logits", [[1.0, 2.0], [3.0, 4.0]], 1),
        ("logits", [], 2),
    ],
    ids=["k -1", "logits of two dimensions", "no logits"],
)
def test_choices_of_k_that_make_no_sense_are_refused(name, logits, k):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, generation.top_k, logits, k)


@about("top_p")
def test_the_smallest_set_that_reaches_p(rng):
    """For any p the kept set reaches p, and without its least probable id it does not."""
    distribution = random_distribution(rng, 12)
    logits = np.log(distribution) + float(rng.normal(0, 3))
    order = np.argsort(-distribution)
    sums = np.cumsum(distribution[order])
    for count in range(1, 13):
        below = sums[count - 2] if count > 1 else 0.0
        p = float((below + sums[count - 1]) / 2)
        expected = np.full(12, -INF)
        expected[order[:count]] = logits[order[:count]]
        check_close(
            generation.top_p(logits, p),
            expected,
            because=f"The {count} most probable ids reach p = {p:.6g}, and {count - 1} of them do not.",
        )


@about("top_p")
@pytest.mark.parametrize(
    ("p", "kept"), [(0.25, 1), (0.5, 2), (0.75, 3), (1.0, 4)], ids=["p 0.25", "p 0.5", "p 0.75", "p 1"]
)
def test_sums_that_hit_p_exactly(rng, p, kept):
    """Where the sum of the first ids equals p, they are enough; ids of -inf between them change nothing."""
    logits = np.full(7, -INF)
    ids = np.sort(rng.permutation(7)[:4])
    logits[ids] = 0.0
    expected = np.full(7, -INF)
    expected[ids[:kept]] = 0.0
    check_close(generation.top_p(logits, p), expected, because="The summed probability has to reach p, not to pass it.")


@about("top_p")
def test_ties_of_many_ids(rng):
    """Of forty ids in two groups of equal logits, the set ends within a group, and the lower ids of it stay."""
    logits = rng.permutation([0.0] * 20 + [float(np.log(3.0))] * 20)  # probabilities of 1/80 and 3/80
    for p, count in ((0.5, 14), (0.885, 31)):
        chosen = sorted(range(40), key=lambda token: (-logits[token], token))[:count]
        expected = np.full(40, -INF)
        expected[chosen] = logits[chosen]
        check_close(generation.top_p(logits, p), expected, because="Of equal logits those of the lower ids stay.")


@about("top_p")
def test_great_logits(rng):
    """Logits near 10,000 are cut as those near 0 are, and keep their exact values."""
    logits = np.round(rng.permutation([3.0, 1.0, 0.0, -1.0]) + 10_000, 2)
    check_close(generation.top_p(logits, 0.9), np.where(logits >= 10_001, logits, -INF), rtol=0, atol=0)


@about("top_p")
def test_one_id_has_it_all(rng):
    """Where one id has nearly all the probability, it alone stays for a p of 0.999, and of 0.001."""
    logits = rng.normal(0, 1, 6)
    logits[3] = 40.0
    expected = np.full(6, -INF)
    expected[3] = 40.0
    for p in (0.999, 0.001):
        check_close(generation.top_p(logits, p), expected)


@about("top_p")
@pytest.mark.parametrize("vocab_size", [10, 11, 20], ids=["10 ids", "11 ids", "20 ids"])
def test_p_1_keeps_all_equal_ids(vocab_size):
    """Equal logits all stay with p=1, whether rounding leaves their sum below 1 or not."""
    check_close(generation.top_p(np.full(vocab_size, 2.0), 1.0), np.full(vocab_size, 2.0))


@about("top_p")
def test_unsigned_and_float32_logits(rng):
    """Logits of dtype uint8 and float32, and a list of ints, all give float64."""
    logits = rng.permutation(5) + 1
    expected = np.where(logits >= 4, logits, -INF)  # shares of 0.64 and 0.23
    for given in (logits.astype(np.uint8), logits.astype(np.float32), logits.tolist()):
        check_close(generation.top_p(given, 0.75), expected)


@about("top_p")
@pytest.mark.parametrize(
    ("name", "logits", "p"),
    [
        ("p", [1.0, 2.0], -0.5),
        ("p", [1.0, 2.0], 1.5),
        ("p", [1.0, 2.0], float("nan")),
        ("logits", [[1.0, 2.0], [3.0, 4.0]], 0.5),
        ("logits", [], 0.5),
    ],
    ids=["p -0.5", "p 1.5", "p that is no number", "logits of two dimensions", "no logits"],
)
def test_choices_of_p_that_make_no_sense_are_refused(name, logits, p):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, generation.top_p, logits, p)


@about("sample")
def test_many_draws(rng):
    """Fifty ids come from fifty draws of the generator, each the first id whose cumulative sum is above the draw."""
    distribution, seed = random_distribution(rng, 9), int(rng.integers(2**32))
    sums, drawn = np.cumsum(distribution).tolist(), np.random.default_rng(seed)
    expected = [next(i for i, total in enumerate(sums) if total > u) for u in drawn.random(50).tolist()]
    used = np.random.default_rng(seed)
    check_close([generation.sample(distribution, used) for _ in range(50)], expected)


@about("sample")
def test_exactly_one_draw_is_used(rng):
    """After the call the generator has moved on by one draw: its next is the second of the seed."""
    distribution, seed = random_distribution(rng, 5), int(rng.integers(2**32))
    used, untouched = np.random.default_rng(seed), np.random.default_rng(seed)
    generation.sample(distribution, used)
    untouched.random()
    check_close(float(used.random()), float(untouched.random()), because="This is the draw that comes after the call.")


@about("sample")
@pytest.mark.parametrize(
    ("draw", "token"),
    [(0.0, 1), (0.25, 3), (0.5, 3), (0.75, 6), (1 - 2**-53, 6)],
    ids=["draw 0", "draw 0.25", "draw 0.5", "draw 0.75", "the greatest draw"],
)
def test_ids_of_probability_zero_are_stepped_over(draw, token):
    """Ids without probability stand in front, in between and at the end; a draw on an edge passes over them."""
    distribution = np.array([0.0, 0.25, 0.0, 0.5, 0.0, 0.0, 0.25, 0.0])
    check_close(
        generation.sample(distribution, generator_that_draws(draw)),
        token,
        because=f"The draw is {draw:.6g}; an id of probability 0 is never drawn.",
    )


@about("sample")
def test_the_edges_of_the_parts(rng):
    """A draw of exactly i/16 falls into the part of id i, when sixteen ids have 1/16 each."""
    for token in rng.permutation(16).tolist():
        check_close(
            generation.sample([1 / 16] * 16, generator_that_draws(token / 16)),
            token,
            because=f"The draw is {token}/16; the part of an id begins with the sum of those before it.",
        )


@about("sample")
def test_rounded_probabilities_that_sum_to_less_than_one(rng):
    """Where rounding leaves the sum below 1, a draw beyond it belongs to the last id that has a probability."""
    for count in (3, 6, 7, 9):
        distribution = np.append(np.floor(1e7 / count * np.ones(count)) / 1e7, np.zeros(int(rng.integers(1, 4))))
        check_close(
            generation.sample(distribution, generator_that_draws(1 - 2**-53)),
            count - 1,
            because="The last id with a probability above 0 gets what rounding left over.",
        )


@about("sample")
def test_a_certain_id_of_any_dtype(rng):
    """With all probability on one id, that id is drawn, from uint8, float32 and a list of ints alike."""
    token = int(rng.integers(1, 5))
    distribution = np.zeros(6)
    distribution[token] = 1
    for given in (distribution.astype(np.uint8), distribution.astype(np.float32), distribution.astype(int).tolist()):
        check_close(generation.sample(given, np.random.default_rng(1)), token)


@about("sample")
def test_frequencies_follow_the_probabilities(rng):
    """Of 400 ids drawn from evenly spread draws, each is drawn as often as its probability says."""
    distribution = rng.permutation([0.0, 0.05, 0.1, 0.25, 0.6])
    drawn = [generation.sample(distribution, generator_that_draws((i + 0.5) / 400)) for i in range(400)]
    check_close([drawn.count(token) for token in range(5)], [round(400 * p) for p in distribution.tolist()])


@about("sample")
@pytest.mark.parametrize(
    "distribution", [[[0.5, 0.5], [0.5, 0.5]], [], 1.0], ids=["two dimensions", "no ids", "a single number"]
)
def test_distributions_that_make_no_sense_are_refused(distribution):
    """A distribution that makes no sense raises a ValueError that names it."""
    check_rejects("distribution", generation.sample, distribution, np.random.default_rng(0))


@about("generate")
def test_greedy_on_random_logits(rng):
    """For random logits the greedy way follows the greatest logit at each step."""
    model, prompt = Recorder(rng, 40), rng.integers(0, 40, 5).tolist()
    expected = list(prompt)
    for _ in range(12):
        expected.append(int(np.argmax(model(expected[:]))))
    check_close(generation.generate(model, prompt, 12), expected)


@about("generate")
def test_what_the_model_is_asked(rng):
    """The model is asked once for each new id, each time with a list of plain ints: all ids so far."""
    model, prompt = Recorder(rng, 30), rng.integers(0, 30, 4).astype(np.uint16)
    result = generation.generate(model, prompt, 6)
    expected = [list(result[:length]) for length in range(4, 10)]
    check_close(model.seen, expected, because="These are the arguments of next_logits, one for each new id.")


@about("generate")
@pytest.mark.parametrize("context_length", [1, 3, 6, 50], ids=["1 id", "3 ids", "6 ids", "50 ids"])
def test_the_context_is_cut_at_the_front(rng, context_length):
    """The model gets the last context_length ids, fewer at the start of a short text, and the result keeps all."""
    model, prompt = Recorder(rng, 30), rng.integers(0, 30, 5).tolist()
    expected = list(prompt)
    for _ in range(8):
        expected.append(int(np.argmax(model(expected[max(0, len(expected) - context_length) :]))))
    asked, model.seen = model.seen, []
    check_close(generation.generate(model, prompt, 8, context_length=context_length), expected)
    check_close(model.seen, asked, because="These are the arguments of next_logits, one for each new id.")


@about("generate")
def test_drawing_follows_the_generator(rng):
    """With a generator each new id is drawn at the given temperature, by one draw, and no draw is left over."""
    model, prompt, seed = Recorder(rng, 20), rng.integers(0, 20, 3).tolist(), int(rng.integers(2**32))
    drawn, expected = np.random.default_rng(seed), list(prompt)
    for _ in range(15):
        powers = np.exp(model(expected[:]) / 1.7)
        sums = np.cumsum(powers / powers.sum())
        expected.append(int(np.argmax(sums > drawn.random())))
    used = np.random.default_rng(seed)
    check_close(generation.generate(model, prompt, 15, rng=used, temperature=1.7), expected)
    check_close(float(used.random()), float(drawn.random()), because="This is the draw that comes after the call.")


@about("generate")
def test_drawing_ends_with_the_end_of_text(rng):
    """With a generator, too, the first end of text that is drawn is the last id, and no more draws are made."""
    seed = int(rng.integers(2**32))
    drawn, expected = np.random.default_rng(seed), [1, 0]
    while len(expected) < 200:
        expected.append(int(drawn.random() * 8))
        if expected[-1] == 0:
            break
    used = np.random.default_rng(seed)
    check_close(generation.generate(lambda ids: np.zeros(8), [1, 0], 198, eos_id=0, rng=used), expected)
    check_close(float(used.random()), float(drawn.random()), because="This is the draw that comes after the call.")


@about("generate")
def test_at_a_tiny_temperature_drawing_is_greedy(rng):
    """With logits of 10,000 and a temperature of 0.001 a drawn text is the greedy one."""
    tokens = rng.permutation(6).tolist()

    def model(ids: list[int]) -> list[int]:
        return [10_000 - (token - tokens[len(ids) % 6]) % 6 for token in range(6)]

    expected = [3, *(tokens[length % 6] for length in range(1, 9))]
    check_close(generation.generate(model, [3], 8, rng=np.random.default_rng(1), temperature=0.001), expected)


@about("generate")
def test_a_greedy_choice_ignores_the_temperature(rng):
    """Without a generator the greatest logit wins at any temperature, the lowest id on a tie."""
    tie = sorted(rng.permutation(9)[:3].tolist())
    logits = np.full(9, -INF)
    logits[tie] = 1e-9
    for temperature in (1e-6, 1.0, 1e6):
        check_close(generation.generate(lambda ids: logits.copy(), [7], 2, temperature=temperature), [7, *[tie[0]] * 2])


@about("generate")
def test_nearly_equal_logits_at_a_great_temperature(rng):
    """A greedy choice sees the smallest difference of logits, also where it vanishes in the probabilities."""
    token = int(rng.integers(1, 9))
    logits = np.zeros(9)
    logits[token] = 1e-12
    check_close(
        generation.generate(lambda ids: logits.copy(), [0], 1, temperature=1e9),
        [0, token],
        because="The temperature plays no part in a greedy choice.",
    )


@about("generate")
def test_the_end_of_text_may_never_come():
    """A model that never gives eos_id fills up max_new_tokens, and a prompt that ends with it goes on, too."""
    check_close(generation.generate(counts, [3, 11], 5, eos_id=11), [3, 11, 0, 1, 2, 3, 4])
    check_close(generation.generate(counts, [3], 1, eos_id=4), [3, 4])


@about("generate")
def test_no_more_is_asked_after_the_end_of_text(rng):
    """After the end of text the model is not asked again."""
    asked = []

    def model(ids: list[int]) -> np.ndarray:
        asked.append(ids)
        return counts(ids)

    start = int(rng.integers(0, 6))
    expected = list(range(start, 9))
    check_close(generation.generate(model, [start], 40, eos_id=np.int64(8)), expected)
    check_close(asked, [expected[:length] for length in range(1, len(expected))])


@about("generate")
def test_an_empty_prompt(rng):
    """An empty prompt is legal: the model first gets an empty list."""
    model = Recorder(rng, 15)
    first = int(np.argmax(model([])))
    second = int(np.argmax(model([first])))
    check_close(generation.generate(model, [], 2), [first, second])


@about("generate")
@pytest.mark.parametrize(
    "convert",
    [lambda ids: ids.astype(np.uint8), lambda ids: ids.astype(np.int32), lambda ids: tuple(ids.tolist()), list],
    ids=["uint8", "int32", "a tuple", "a list of int64"],
)
def test_prompts_of_other_types(rng, convert):
    """Prompts of other integer types give a list of plain ints, and new ids may be greater than they can hold."""
    prompt = rng.integers(0, 200, 4)
    logits = np.zeros(400)
    logits[300] = 1.0
    check_close(generation.generate(lambda ids: logits.copy(), convert(prompt), 2), [*prompt.tolist(), 300, 300])


@about("generate")
@pytest.mark.parametrize("wanted", [0, 1, 25], ids=["none", "one", "25"])
def test_as_many_new_ids_as_wanted(rng, wanted):
    """Without an end of text there are exactly max_new_tokens new ids, whatever the length of the prompt."""
    prompt = rng.integers(0, 12, int(rng.integers(1, 30))).tolist()
    expected = prompt + [(prompt[-1] + 1 + step) % 12 for step in range(wanted)]
    check_close(generation.generate(counts, prompt, wanted), expected)


@about("generate")
@pytest.mark.parametrize("given", [list, np.float32, np.uint8], ids=["a list", "float32", "uint8"])
def test_logits_of_other_types(rng, given):
    """A model may give its logits as a list, or in any real dtype; drawing works with each of them."""
    logits = rng.permutation(6)
    powers = np.exp(logits.astype(np.float64))
    sums, drawn = np.cumsum(powers / powers.sum()), np.random.default_rng(5)
    expected = [2, *(int(np.argmax(sums > u)) for u in drawn.random(12))]
    answer = logits.tolist() if given is list else logits.astype(given)
    check_close(generation.generate(lambda ids: answer, [2], 12, rng=np.random.default_rng(5)), expected)


@about("generate")
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("prompt_ids", {"prompt_ids": [1, -1, 2]}),
        ("prompt_ids", {"prompt_ids": [[1, 2], [3, 4]]}),
        ("max_new_tokens", {"max_new_tokens": -1}),
        ("eos_id", {"eos_id": -1}),
        ("context_length", {"context_length": -2}),
        ("temperature", {"temperature": 0.0}),
        ("temperature", {"temperature": -0.5, "rng": 1}),
        ("temperature", {"temperature": 0.0, "rng": 1, "max_new_tokens": 0}),
    ],
    ids=[
        "a prompt with id -1",
        "a prompt of two dimensions",
        "max_new_tokens -1",
        "eos_id -1",
        "context_length -2",
        "temperature 0 without a generator",
        "a negative temperature",
        "temperature 0 without new ids",
    ],
)
def test_generation_that_makes_no_sense_is_refused(name, arguments):
    """Arguments that make no sense raise a ValueError that names the argument."""
    rest = {"prompt_ids": [1, 2], "max_new_tokens": 2, **arguments}
    if "rng" in rest:
        rest["rng"] = np.random.default_rng(rest["rng"])
    check_rejects(name, generation.generate, counts, rest.pop("prompt_ids"), rest.pop("max_new_tokens"), **rest)
