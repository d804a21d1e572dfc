"""Hidden tests of the module generation."""

import numpy as np

from exercises import generation
from llmlings.testing import about, check_close, check_remembers_nothing

INF = float("inf")
#: What a random generator gives at most.
GREATEST_DRAW = 1 - 2**-53


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


def kept(logits: np.ndarray, ids: list[int] | np.ndarray) -> np.ndarray:
    """Return the logits of these ids in their places, and -inf in all others."""
    result = np.full(len(logits), -INF)
    result[ids] = logits[ids]
    return result


def best(logits: np.ndarray, count: int) -> list[int]:
    """Return so many ids of the largest logits, the lower ids first among equals."""
    return sorted(range(len(logits)), key=lambda token: (-logits[token], token))[:count]


class Recorder:
    """A model with random logits that depend on every id and on every position, and a list of what it was asked."""

    def __init__(self, rng: np.random.Generator, vocab_size: int) -> None:
        self.logits = rng.normal(0, 2, (97, vocab_size))
        self.seen: list[list[int]] = []

    def __call__(self, ids: list[int]) -> np.ndarray:
        self.seen.append(list(ids))
        place = 0
        for token in ids:
            place = (place * 31 + int(token) + 7) % 97
        return self.logits[place]


def counts(ids: list[int]) -> np.ndarray:
    """A model that counts: the next number, modulo 12, comes next."""
    logits = np.zeros(12)
    logits[int(sum(ids[-1:]) + 1) % 12] = 3.0
    return logits


@about("probabilities")
def test_any_logits_at_any_temperature(rng, reference):
    """The probabilities are those of these logits at this temperature, whatever was asked before."""
    first, second = ((rng.normal(0, 1, size), float(rng.uniform(0.3, 3))) for size in (9, 6))
    check_remembers_nothing(generation.probabilities, reference.probabilities, first, second)


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
    """Logits from -10,000 to 10,000 at temperature 0.001 leave 1 for the largest and exactly 0 for the others."""
    logits = rng.uniform(-10_000, 9_990, 6)
    logits[2] = 10_000
    check_close(generation.probabilities(logits, 0.001), np.array([0.0, 0, 1, 0, 0, 0]), rtol=0, atol=0)


@about("probabilities")
def test_ids_that_are_ruled_out(rng, reference):
    """Logits of -inf have probability 0, and the others share 1 as if those were not there."""
    logits, expected = np.full(7, -INF), np.zeros(7)
    logits[[1, 4, 5]] = rng.normal(0, 2, 3)
    expected[[1, 4, 5]] = reference.probabilities(logits[[1, 4, 5]], 0.7)
    check_close(generation.probabilities(logits, 0.7), expected)


@about("top_k")
def test_any_k_keeps_the_k_greatest(rng):
    """For every k, also above V, the logits of the k largest stay in their places, to the last bit."""
    logits = rng.normal(0, 3, 8)
    for k in (*range(1, 10), 1000):
        check_close(generation.top_k(logits, k), kept(logits, best(logits, k)), rtol=0, atol=0)


@about("top_k")
def test_ties_of_many(rng):
    """Of sixty logits that take three values only, exactly k stay, those of lower ids among equals."""
    logits = rng.permutation([0.0] * 20 + [1.0] * 20 + [2.0] * 20)
    for k in (7, 33, 52):
        because = "Exactly k stay; of equal logits those of the lower ids."
        check_close(generation.top_k(logits, k), kept(logits, best(logits, k)), because=because)


@about("top_k")
def test_fewer_than_k_are_possible(rng):
    """Where only two logits are above -inf, k=4 keeps these two, and the others stay -inf."""
    logits = kept(rng.normal(0, 1, 6), [1, 4])
    check_close(generation.top_k(logits, 4), logits.copy(), rtol=0, atol=0)


@about("top_k")
def test_each_cut_is_its_own(rng, reference):
    """What stays depends on these logits and this k, not on earlier ones."""
    first, second = (rng.normal(0, 1, 7), 2), (rng.normal(0, 1, 5), 3)
    check_remembers_nothing(generation.top_k, reference.top_k, first, second)


@about("top_p")
def test_the_smallest_set_that_reaches_p(rng):
    """For any p the kept set reaches p, and without its least probable id it does not."""
    distribution = random_distribution(rng, 12)
    logits = np.log(distribution) + float(rng.normal(0, 3))
    order = best(logits, 12)
    sums = [0.0, *np.cumsum(distribution[order]).tolist()]
    for count in range(1, 13):
        p = (sums[count - 1] + sums[count]) / 2
        check_close(
            generation.top_p(logits, p),
            kept(logits, order[:count]),
            because=f"The {count} most probable ids reach p = {p:.6g}, and {count - 1} of them do not.",
        )


@about("top_p")
def test_sums_that_hit_p_exactly(rng):
    """Where the sum of the first ids equals p, they are enough; ids of -inf between them change nothing."""
    ids = np.sort(rng.permutation(7)[:4])
    logits = kept(np.zeros(7), ids)
    for count in range(1, 5):
        because = "The summed probability has to reach p, not to pass it."
        check_close(generation.top_p(logits, count / 4), kept(logits, ids[:count]), because=because)


@about("top_p")
def test_ties_of_many_ids(rng):
    """Of forty ids in two groups of equal logits, the set ends within a group, and the lower ids of it stay."""
    logits = rng.permutation([0.0] * 20 + [float(np.log(3.0))] * 20)  # probabilities of 1/80 and 3/80
    for p, count in ((0.5, 14), (0.885, 31)):
        because = "Of equal logits those of the lower ids stay."
        check_close(generation.top_p(logits, p), kept(logits, best(logits, count)), because=because)


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
    for p in (0.999, 0.001):
        check_close(generation.top_p(logits, p), kept(logits, [3]))


@about("top_p")
def test_p_1_keeps_all_equal_ids(rng):
    """Equal logits all stay with p=1, whether rounding leaves their sum below 1 or not."""
    for vocab_size in rng.permutation([10, 11, 20]).tolist():
        check_close(generation.top_p(np.full(vocab_size, 2.0), 1.0), np.full(vocab_size, 2.0))


@about("top_p")
def test_each_set_is_its_own(rng, reference):
    """What stays depends on these logits and this p, not on earlier ones."""
    first, second = (rng.normal(0, 1, 7), 0.4), (rng.normal(0, 1, 5), 0.9)
    check_remembers_nothing(generation.top_p, reference.top_p, first, second)


@about("sample")
def test_many_draws(rng):
    """Fifty ids come from fifty draws, each the first id whose sum is above the draw, and no draw is left over."""
    distribution, seed = random_distribution(rng, 9), int(rng.integers(2**32))
    sums, drawn, used = np.cumsum(distribution).tolist(), np.random.default_rng(seed), np.random.default_rng(seed)
    expected = [next(i for i, total in enumerate(sums) if total > u) for u in drawn.random(50).tolist()]
    check_close([generation.sample(distribution, used) for _ in range(50)], expected)
    check_close(float(used.random()), float(drawn.random()), because="This is the draw that comes after the calls.")


@about("sample")
def test_ids_of_probability_zero_are_stepped_over(rng):
    """Ids without probability are in front, in between and at the end; a draw on an edge passes over them."""
    distribution = np.array([0.0, 0.25, 0.0, 0.5, 0.0, 0.0, 0.25, 0.0])
    cases = [(0.0, 1), (0.25, 3), (0.5, 3), (0.75, 6), (GREATEST_DRAW, 6)]
    for draw, token in [cases[i] for i in rng.permutation(5)]:
        because = f"The draw is {draw:.6g}; an id of probability 0 is never drawn."
        check_close(generation.sample(distribution, generator_that_draws(draw)), token, because=because)


@about("sample")
def test_the_edges_of_the_parts(rng):
    """A draw of exactly i/16 falls into the part of id i, when sixteen ids have 1/16 each."""
    for token in rng.permutation(16).tolist():
        because = f"The draw is {token}/16; the part of an id begins with the sum of those before it."
        check_close(generation.sample([1 / 16] * 16, generator_that_draws(token / 16)), token, because=because)


@about("sample")
def test_rounded_probabilities_that_sum_to_less_than_one(rng):
    """Where rounding leaves the sum below 1, a draw beyond it belongs to the last id that has a probability."""
    for count in (3, 6, 7, 9):
        distribution = np.append(np.floor(1e7 / count * np.ones(count)) / 1e7, np.zeros(int(rng.integers(1, 4))))
        because = "The last id with a probability above 0 gets what rounding left over."
        check_close(generation.sample(distribution, generator_that_draws(GREATEST_DRAW)), count - 1, because=because)


@about("sample")
def test_each_draw_is_its_own(reference):
    """The id depends on this distribution and this generator, not on earlier ones."""
    first = [0.25, 0.5, 0.25], generator_that_draws(0.5)
    second = [0.0, 0.25, 0.75], generator_that_draws(0.875)
    check_remembers_nothing(generation.sample, reference.sample, first, second)


@about("generate")
def test_greedy_on_random_logits(rng):
    """The greedy way follows the largest logit; the model is asked once for each new id, with all ids so far."""
    model, prompt = Recorder(rng, 40), rng.integers(0, 40, 5).tolist()
    expected = list(prompt)
    for _ in range(12):
        expected.append(int(np.argmax(model(expected[:]))))
    asked, model.seen = model.seen, []
    check_close(generation.generate(model, prompt, 12), expected)
    check_close(model.seen, asked, because="These are the arguments of next_logits, one for each new id.")


@about("generate")
def test_the_context_is_cut_at_the_front(rng):
    """The model gets the last context_length ids, fewer at the start of a short text, and the result keeps all."""
    model, prompt = Recorder(rng, 30), rng.integers(0, 30, 5).tolist()
    for context_length in (1, 3, 6, 50):
        expected, model.seen = list(prompt), []
        for _ in range(8):
            expected.append(int(np.argmax(model(expected[max(0, len(expected) - context_length) :]))))
        asked, model.seen = model.seen, []
        check_close(generation.generate(model, prompt, 8, context_length=context_length), expected)
        check_close(model.seen, asked, because="These are the arguments of next_logits, one for each new id.")


@about("generate")
def test_drawing_follows_the_generator(rng):
    """With a generator each new id is drawn at the given temperature, by one draw, and no draw is left over.

    The model sees the last four ids.
    """
    model, prompt, seed = Recorder(rng, 20), rng.integers(0, 20, 3).tolist(), int(rng.integers(2**32))
    drawn, used, expected = np.random.default_rng(seed), np.random.default_rng(seed), list(prompt)
    for _ in range(15):
        powers = np.exp(model(expected[-4:]) / 1.7)
        sums = np.cumsum(powers / powers.sum())
        expected.append(int(np.argmax(sums > drawn.random())))
    check_close(generation.generate(model, prompt, 15, context_length=4, rng=used, temperature=1.7), expected)
    check_close(float(used.random()), float(drawn.random()), because="This is the draw that comes after the call.")


@about("generate")
def test_drawing_ends_with_the_end_of_text(rng):
    """With a generator, too, the first end of text that is drawn is the last id, and no more draws are made."""
    seed = int(rng.integers(2**32))
    drawn, used, expected = np.random.default_rng(seed), np.random.default_rng(seed), [1, 0]
    while len(expected) < 200:
        expected.append(int(drawn.random() * 8))
        if expected[-1] == 0:
            break
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
    """Without a generator the largest logit wins at any temperature, the lowest id on a tie."""
    tie = sorted(rng.permutation(9)[:3].tolist())
    logits = kept(np.full(9, 1e-9), tie)
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
def test_no_more_is_asked_after_the_end_of_text(rng):
    """After the end of text the model is not asked again; where it never comes, max_new_tokens is the end."""
    asked = []

    def model(ids: list[int]) -> np.ndarray:
        asked.append(list(ids))
        return counts(ids)

    start = int(rng.integers(0, 6))
    expected = list(range(start, 9))
    check_close(generation.generate(model, [start], 40, eos_id=8), expected)
    check_close(asked, [expected[:length] for length in range(1, len(expected))])
    check_close(generation.generate(counts, [3, 11], 5, eos_id=11), [3, 11, 0, 1, 2, 3, 4])


@about("generate")
def test_an_empty_prompt(rng):
    """An empty prompt is legal: the model first gets an empty list, then each time the one id that it may see."""
    model = Recorder(rng, 15)
    first = int(np.argmax(model([])))
    second = int(np.argmax(model([first])))
    third = int(np.argmax(model([second])))
    check_close(generation.generate(model, [], 3, context_length=1), [first, second, third])


@about("generate", weight=2)
def test_each_text_is_its_own(rng, reference):
    """The text depends on the arguments of its own call: model, prompt, limits, generator and temperature."""
    one, other = Recorder(rng, 8), Recorder(rng, 8)
    first = lambda ids: one(ids), rng.integers(0, 8, 4).tolist(), 9, None, None, np.random.default_rng(1), 1.0
    second = lambda ids: other(ids), rng.integers(0, 8, 6).tolist(), 0, 2, 2, None, 3.0
    check_remembers_nothing(generation.generate, reference.generate, first, second)
