"""Hidden tests of the module word2vec."""

from collections.abc import Callable

import numpy as np
import pytest

from exercises import word2vec
from llmlings.testing import about, check_close, check_rejects, check_that


def numerical_gradient(loss: Callable[[np.ndarray], float], values: np.ndarray) -> np.ndarray:
    """Return the gradient of `loss` at `values` by central finite differences."""
    gradient = np.zeros_like(values)
    for place in np.ndindex(values.shape):
        step = np.zeros_like(values)
        step[place] = 1e-5
        gradient[place] = (loss(values + step) - loss(values - step)) / 2e-5
    return gradient


def pairs_by_distance(ids: list[int], window: int) -> list[tuple[int, int]]:
    """Return all pairs of different positions at most `window` apart, by comparing every position with every other."""
    places = range(len(ids))
    return [(ids[i], ids[j]) for i in places for j in places if i != j and abs(i - j) <= window]


def examples_by_distance(ids: list[int], window: int) -> list[tuple[list[int], int]]:
    """Return the contexts of each position by comparing it with every other, positions without contexts left out."""
    places = range(len(ids))
    found = [([ids[j] for j in places if j != i and abs(i - j) <= window], ids[i]) for i in places]
    return [(contexts, center) for contexts, center in found if contexts]


@about("skipgram_pairs")
@pytest.mark.parametrize("window", [1, 2, 3, 5], ids=["window 1", "window 2", "window 3", "window 5"])
def test_every_pair_of_positions_within_the_window(rng, window):
    """In a random sentence, the pairs are those of all positions at most `window` apart."""
    ids = rng.permutation(40)[:12].tolist()
    check_close(
        word2vec.skipgram_pairs(ids, window),
        pairs_by_distance(ids, window),
        because="Two positions make a pair when they are at most `window` apart, in both directions.",
    )


@about("skipgram_pairs")
def test_sentences_with_repeated_ids(rng):
    """With three ids at fifteen positions, equal ids beside each other are pairs too, as often as they stand there."""
    ids = [*rng.permutation(3).tolist(), 2, 2, *rng.integers(0, 3, 10).tolist()]
    check_close(word2vec.skipgram_pairs(ids, 2), pairs_by_distance(ids, 2), because="Positions count, not ids.")


@about("skipgram_pairs")
def test_a_window_beyond_the_sentence(rng):
    """A window greater than the sentence pairs each position with all others."""
    ids = rng.permutation(9)[:4].tolist()
    check_close(word2vec.skipgram_pairs(ids, 50), pairs_by_distance(ids, 50))


@about("skipgram_pairs")
@pytest.mark.parametrize("dtype", ["uint8", "int64"], ids=["uint8", "int64"])
def test_ids_in_an_array_give_plain_ints(rng, dtype):
    """An array of ids gives tuples of Python ints."""
    ids = rng.integers(200, 256, 8).astype(dtype)
    check_close(word2vec.skipgram_pairs(ids, 2), pairs_by_distance(ids.tolist(), 2))


@about("skipgram_pairs")
def test_no_ids_have_no_pairs():
    """An empty sentence gives an empty list."""
    check_close(word2vec.skipgram_pairs([], 1), [])


# Comparing every position with every other takes 256 million comparisons, a quarter of a minute.
@about("skipgram_pairs", seconds=3)
def test_pairs_of_a_long_sentence(rng, reference):
    """16,000 ids take a moment: the work grows with the length times the window, not with the square of the length."""
    ids = rng.integers(0, 1000, 16_000).tolist()
    pairs = word2vec.skipgram_pairs(ids, 1)
    check_that(
        pairs == reference.skipgram_pairs(ids, 1), "the pairs of a long sentence are made as those of a short one"
    )


@about("skipgram_pairs")
@pytest.mark.parametrize(
    ("name", "ids", "window"),
    [("ids", [3, -1, 2], 1), ("ids", [[1, 2], [3, 4]], 1), ("window", [1, 2, 3], -1)],
    ids=["id -1", "ids of two dimensions", "window -1"],
)
def test_pairs_that_make_no_sense_are_refused(name, ids, window):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, word2vec.skipgram_pairs, ids, window)


@about("cbow_examples")
@pytest.mark.parametrize("window", [1, 2, 4], ids=["window 1", "window 2", "window 4"])
def test_every_position_with_its_contexts(rng, window):
    """In a random sentence, each position is predicted from all positions at most `window` apart."""
    ids = rng.permutation(40)[:11].tolist()
    check_close(word2vec.cbow_examples(ids, window), examples_by_distance(ids, window))


@about("cbow_examples")
def test_examples_with_repeated_ids(rng):
    """With three ids at fifteen positions, a context that occurs twice is listed twice."""
    ids = [*rng.permutation(3).tolist(), 2, 2, *rng.integers(0, 3, 10).tolist()]
    check_close(word2vec.cbow_examples(ids, 2), examples_by_distance(ids, 2), because="Positions count, not ids.")


@about("cbow_examples")
def test_a_window_that_holds_the_whole_sentence(rng):
    """A window greater than the sentence predicts each position from all others."""
    ids = rng.permutation(9)[:4].tolist()
    check_close(word2vec.cbow_examples(ids, 50), examples_by_distance(ids, 50))


@about("cbow_examples")
def test_unsigned_ids_give_plain_ints(rng):
    """An array of dtype uint8 gives lists of Python ints, and a Python int for the center."""
    ids = rng.integers(200, 256, 8).astype(np.uint8)
    check_close(word2vec.cbow_examples(ids, 2), examples_by_distance(ids.tolist(), 2))


@about("cbow_examples")
def test_no_ids_have_no_examples():
    """An empty sentence gives an empty list."""
    check_close(word2vec.cbow_examples([], 1), [])


@about("cbow_examples")
@pytest.mark.parametrize(
    ("name", "ids", "window"),
    [("ids", [3, -1, 2], 1), ("ids", [[1, 2], [3, 4]], 1), ("window", [1, 2, 3], -1)],
    ids=["id -1", "ids of two dimensions", "window -1"],
)
def test_examples_that_make_no_sense_are_refused(name, ids, window):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, word2vec.cbow_examples, ids, window)


@about("negative_distribution")
def test_any_counts_and_any_power(rng):
    """For any counts and power each id has its power's share of the sum, and an id of count 0 has exactly 0."""
    counts, power = rng.integers(1, 1000, 8), float(rng.uniform(0.2, 0.7))
    counts[rng.integers(8)] = 0
    weights = np.array([float(count) ** power for count in counts])
    check_close(word2vec.negative_distribution(counts, power), weights / weights.sum(), atol=0)


@about("negative_distribution")
def test_the_default_power_is_three_quarters(rng):
    """Without a power, counts are taken to the power 0.75."""
    counts = rng.integers(1, 10_000, 6).astype(float)
    weights = np.sqrt(counts) * np.sqrt(np.sqrt(counts))
    check_close(word2vec.negative_distribution(counts), weights / weights.sum())


@about("negative_distribution")
@pytest.mark.parametrize("dtype", ["uint8", "int16"], ids=["uint8", "int16"])
def test_powers_that_do_not_fit_the_dtype(rng, dtype):
    """A power of 2 of counts near 200 does not fit in small integers, and must be taken in float64."""
    counts = rng.integers(185, 250, 5).astype(dtype)
    weights = counts.astype(np.float64) ** 2
    check_close(word2vec.negative_distribution(counts, 2), weights / weights.sum())


@about("negative_distribution")
def test_float32_counts_give_float64(rng):
    """Counts of dtype float32, whole or not, give float64 probabilities."""
    counts = rng.uniform(0.5, 9, 6).astype(np.float32)
    weights = counts.astype(np.float64) ** 0.75
    check_close(word2vec.negative_distribution(counts), weights / weights.sum())


@about("negative_distribution")
def test_a_single_id_is_certain():
    """If only one of three ids occurs, it is always drawn."""
    check_close(word2vec.negative_distribution([0, 7, 0]), np.array([0.0, 1.0, 0.0]))


@about("negative_distribution")
@pytest.mark.parametrize(
    "counts", [[3, -1, 4], [], [[1, 2], [3, 4]]], ids=["a negative count", "no counts", "counts of two dimensions"]
)
def test_counts_that_make_no_sense_are_refused(counts):
    """Counts that make no sense raise a ValueError that names counts."""
    check_rejects("counts", word2vec.negative_distribution, counts)


def plain_loss(score: float, others: list[float]) -> float:
    """Return the loss of moderate scores by the formula as it stands."""
    sigmoid = [1 / (1 + np.exp(-s)) for s in (score, *(-other for other in others))]
    return float(-np.sum(np.log(sigmoid)))


@about("skipgram_loss")
def test_the_loss_is_the_sum_of_the_formula(rng):
    """For any vectors the loss is that of the formula, whatever the width and the number of negatives."""
    width, count = int(rng.integers(3, 7)), int(rng.integers(2, 6))
    center, context, negatives = rng.normal(0, 1, width), rng.normal(0, 1, width), rng.normal(0, 1, (count, width))
    check_close(
        word2vec.skipgram_loss(center, context, negatives),
        plain_loss(center @ context, (negatives @ center).tolist()),
        because="The loss of the context and those of all negatives are summed.",
    )


@about("skipgram_loss")
def test_great_scores_on_the_wrong_side(rng):
    """A score s that is far on the wrong side costs |s|, for the context and for each negative."""
    scores = rng.uniform(5_000, 10_000, 3)
    check_close(
        word2vec.skipgram_loss([2.0, 0.0], [-scores[0] / 2, 1.0], [[scores[1] / 2, 2.0], [scores[2] / 2, 3.0]]),
        float(scores.sum()),
        because="log(1 + exp(s)) is as good as s when s is great, and exp(s) must not overflow.",
    )


@about("skipgram_loss")
def test_great_scores_on_the_right_side(rng):
    """A score that is far on the right side costs next to nothing, and no less than 0."""
    score = float(rng.uniform(8, 9))
    check_close(
        word2vec.skipgram_loss([score, 0.0], [1.0, 1.0], [[-10_000.0, 2.0]]),
        float(np.log1p(np.exp(-score))),
        rtol=1e-5,
        atol=0,
        because="Scores are not cut off: the loss of a small chance of error is small, but above 0.",
    )


@about("skipgram_loss")
def test_each_negative_counts_whatever_it_is(rng):
    """A negative that is drawn twice counts twice, and one that equals the context counts as well."""
    center, context, other = rng.normal(0, 1, (3, 4))
    negatives = np.stack([other, context, other])
    check_close(
        word2vec.skipgram_loss(center, context, negatives),
        plain_loss(center @ context, (negatives @ center).tolist()),
        because="The sum goes over all rows of negatives.",
    )


@about("skipgram_loss")
def test_unsigned_vectors(rng):
    """Vectors of dtype uint8 have scores beyond 255, and their negatives' scores change sign."""
    center = rng.integers(20, 40, 3, dtype=np.uint8)
    context, negatives = rng.integers(20, 40, 3, dtype=np.uint8), rng.integers(20, 40, (2, 3), dtype=np.uint8)
    expected = float((negatives.astype(float) @ center.astype(float)).sum())
    check_close(word2vec.skipgram_loss(center, context, negatives), expected)


@about("skipgram_loss")
def test_the_loss_of_float32_vectors(rng):
    """Vectors of dtype float32 are reckoned with in float64."""
    center, context = rng.normal(0, 1, (2, 50)).astype(np.float32)
    negatives = rng.normal(0, 1, (40, 50)).astype(np.float32)
    scores = negatives.astype(float) @ center.astype(float)
    expected = plain_loss(float(center.astype(float) @ context.astype(float)), scores.tolist())
    check_close(word2vec.skipgram_loss(center, context, negatives), expected, rtol=1e-12)


VECTORS_THAT_MAKE_NO_SENSE = [
    ("center", np.ones((1, 3)), np.ones(3), np.ones((2, 3))),
    ("context", np.ones(3), np.ones(4), np.ones((2, 3))),
    ("context", np.ones(3), np.ones((1, 3)), np.ones((2, 3))),
    ("negatives", np.ones(3), np.ones(3), np.ones(3)),
    ("negatives", np.ones(3), np.ones(3), np.ones((2, 1))),
]
IDS_OF_NO_SENSE = [
    "center of two dimensions",
    "context too wide",
    "context of two dimensions",
    "negatives of one dimension",
    "negatives too narrow",
]


@about("skipgram_loss")
@pytest.mark.parametrize(("name", "center", "context", "negatives"), VECTORS_THAT_MAKE_NO_SENSE, ids=IDS_OF_NO_SENSE)
def test_vectors_without_a_loss_are_refused(name, center, context, negatives):
    """Vectors that do not fit together raise a ValueError that names the one that does not fit."""
    check_rejects(name, word2vec.skipgram_loss, center, context, negatives)


@about("skipgram_gradients")
def test_the_gradients_agree_with_finite_differences(rng, reference):
    """Each gradient is what nudging each number of its argument a little does to the loss."""
    width, count = int(rng.integers(3, 6)), int(rng.integers(2, 5))
    center, context, negatives = rng.normal(0, 1, width), rng.normal(0, 1, width), rng.normal(0, 1, (count, width))
    loss = reference.skipgram_loss
    expected = (
        numerical_gradient(lambda values: loss(values, context, negatives), center),
        numerical_gradient(lambda values: loss(center, values, negatives), context),
        numerical_gradient(lambda values: loss(center, context, values), negatives),
    )
    check_close(word2vec.skipgram_gradients(center, context, negatives), expected, rtol=1e-5, atol=1e-8)


@about("skipgram_gradients")
def test_the_gradients_of_great_scores(rng):
    """With scores of 10,000 on the wrong side, every pull and push is 1."""
    along = rng.uniform(-3, 3, (4, 2))
    center, context = np.array([100.0, *along[0]]), np.array([-100.0, *along[1]])
    negatives = np.array([[100.0, *along[2]], [100.0, *along[3]]])
    check_close(
        word2vec.skipgram_gradients(center, context, negatives),
        (negatives.sum(axis=0) - context, -center, np.stack([center, center])),
        because="sigmoid(10,000) is 1 and sigmoid(-10,000) is 0; neither may overflow or be cut off.",
    )


@about("skipgram_gradients")
def test_each_negative_has_a_gradient_of_its_own(rng, reference):
    """A negative that stands there twice and one that equals the context have rows of their own."""
    center, context, other = rng.normal(0, 1, (3, 4))
    negatives = np.stack([other, context, other])
    pushes = 1 / (1 + np.exp(-(negatives @ center)))
    pull = 1 / (1 + np.exp(context @ center))
    check_close(
        word2vec.skipgram_gradients(center, context, negatives),
        (pushes @ negatives - pull * context, -pull * center, pushes[:, None] * center),
    )


@about("skipgram_gradients")
def test_the_gradients_of_unsigned_vectors(rng, reference):
    """Vectors of dtype uint8 whose scores are beyond 255 give the same gradients as plain integers."""
    rest = rng.integers(1, 200, 3)
    center, context = np.array([16, 32, 0], dtype=np.uint8), np.array([16, 8, rest[0]], dtype=np.uint8)
    negatives = np.array([[32, 16, rest[1]], [16, 24, rest[2]]], dtype=np.uint8)
    expected = reference.skipgram_gradients(center.tolist(), context.tolist(), negatives.tolist())
    check_close(
        word2vec.skipgram_gradients(center, context, negatives),
        expected,
        because="Scores of 512 and more do not fit in a uint8; convert to float64 first.",
    )


@about("skipgram_gradients")
def test_float32_vectors_give_float64_gradients(rng, reference):
    """Vectors of dtype float32 give gradients of dtype float64."""
    center, context, *negatives = rng.normal(0, 1, (5, 3)).astype(np.float32)
    expected = reference.skipgram_gradients(center.tolist(), context.tolist(), np.array(negatives).tolist())
    check_close(word2vec.skipgram_gradients(center, context, np.array(negatives)), expected)


@about("skipgram_gradients")
@pytest.mark.parametrize(("name", "center", "context", "negatives"), VECTORS_THAT_MAKE_NO_SENSE, ids=IDS_OF_NO_SENSE)
def test_vectors_without_gradients_are_refused(name, center, context, negatives):
    """Vectors that do not fit together raise a ValueError that names the one that does not fit."""
    check_rejects(name, word2vec.skipgram_gradients, center, context, negatives)


@about("cbow_loss")
def test_any_number_of_contexts(rng):
    """For any vectors the loss is that of the formula, with the mean of the contexts for v."""
    width, count = int(rng.integers(3, 6)), int(rng.integers(3, 6))
    contexts, center, negatives = (
        rng.normal(0, 2, (count, width)),
        rng.normal(0, 1, width),
        rng.normal(0, 1, (4, width)),
    )
    mean = contexts.mean(axis=0)
    check_close(
        word2vec.cbow_loss(contexts, center, negatives),
        plain_loss(mean @ center, (negatives @ mean).tolist()),
        because="The vectors of the contexts are averaged first; the losses of center and negatives are summed.",
    )


@about("cbow_loss")
def test_one_context_is_skipgram(rng, reference):
    """With a single context CBOW has the loss of Skip-gram."""
    context, center, *negatives = rng.normal(0, 1, (5, 3))
    check_close(
        word2vec.cbow_loss(context[None], center, np.array(negatives)),
        reference.skipgram_loss(context, center, negatives),
    )


@about("cbow_loss")
def test_great_scores_of_center_and_negatives(rng):
    """Scores of the mean that are far on the wrong side cost their size each."""
    scores = rng.uniform(5_000, 10_000, 3)
    contexts = [[1.0, 3.0], [3.0, -1.0], [2.0, -2.0]]
    check_close(
        word2vec.cbow_loss(contexts, [-scores[0] / 2, 1.0], [[scores[1] / 2, 2.0], [scores[2] / 2, 3.0]]),
        float(scores.sum()),
    )


@about("cbow_loss")
def test_the_mean_of_unsigned_contexts(rng, reference):
    """Contexts of dtype uint8 whose sum is beyond 255 have the mean that plain integers have."""
    contexts = np.array([[200, 3], [150, 4], [100, 6], [55, 9]], dtype=np.uint8)[rng.permutation(4)]
    center, negatives = [0.01, 0.3], [[0.02, -0.4], [-0.03, 0.5]]
    expected = reference.cbow_loss(contexts.tolist(), center, negatives)
    check_close(word2vec.cbow_loss(contexts, center, negatives), expected)


@about("cbow_loss")
def test_the_cbow_loss_of_float32_vectors(rng, reference):
    """Vectors of dtype float32 are reckoned with in float64."""
    contexts, negatives = rng.normal(0, 1, (2, 30, 50)).astype(np.float32)
    center = rng.normal(0, 1, 50).astype(np.float32)
    expected = reference.cbow_loss(contexts.tolist(), center.tolist(), negatives.tolist())
    check_close(word2vec.cbow_loss(contexts, center, negatives), expected, rtol=1e-12)


@about("cbow_loss")
@pytest.mark.parametrize(
    ("name", "contexts", "center", "negatives"),
    [
        ("contexts", np.ones(3), np.ones(3), np.ones((2, 3))),
        ("center", np.ones((2, 3)), np.ones(1), np.ones((2, 3))),
        ("center", np.ones((2, 3)), np.ones((1, 3)), np.ones((2, 3))),
        ("negatives", np.ones((2, 3)), np.ones(3), np.ones(3)),
        ("negatives", np.ones((2, 3)), np.ones(3), np.ones((2, 1))),
    ],
    ids=[
        "contexts of one dimension",
        "center too narrow",
        "center of two dimensions",
        "negatives of one dimension",
        "negatives too narrow",
    ],
)
def test_vectors_without_a_cbow_loss_are_refused(name, contexts, center, negatives):
    """Vectors that do not fit together raise a ValueError that names the one that does not fit."""
    check_rejects(name, word2vec.cbow_loss, contexts, center, negatives)


# The languages below are made of groups of ids. Each group has four things, which never meet but share their contexts,
# and two marks, which say what group it is. Marks are spread evenly, so that no id is much more frequent than others:
# then any honest way to train finds the groups, with large batches or small ones.


def groups_of_six(rng: np.random.Generator) -> np.ndarray:
    """Return eight groups of 6 ids, shape (8, 6): four things, then two marks."""
    return rng.permutation(48).reshape(8, 6)


def things_between_marks(rng: np.random.Generator, groups: np.ndarray, count: int) -> list[list[int]]:
    """Return sentences of a mark, a thing and a mark of one group."""
    return [
        [group[4 + rng.integers(2)], group[rng.integers(4)], group[4 + rng.integers(2)]]
        for group in groups[rng.integers(0, 8, count)].tolist()
    ]


def neighbors_of_their_kind(table: np.ndarray, kinds: list[np.ndarray]) -> float:
    """Return the share of the ids in `kinds` whose nearest neighbor among these ids is of their own kind."""
    ids = np.concatenate(kinds)
    labels = np.repeat(np.arange(len(kinds)), [len(kind) for kind in kinds])
    vectors = np.asarray(table, dtype=np.float64)[ids]
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.where(lengths > 0, lengths, 1)
    cosines = np.where(np.eye(len(ids), dtype=bool), -2, unit @ unit.T)
    return float(np.mean(labels[cosines.argmax(axis=1)] == labels))


def check_neighbors(table: np.ndarray, kinds: list[np.ndarray], why: str) -> None:
    """Fail unless four of five ids have a nearest neighbor of their own kind."""
    share = neighbors_of_their_kind(table, kinds)
    check_that(
        share >= 0.8, f"{why}: 80 % of the ids should be next to one of their kind; in your table it is {share:.0%}"
    )


@about("train_skipgram")
def test_things_that_share_contexts_and_marks_that_do(rng):
    """Ids with the same contexts become neighbors, ids that stand beside each other do not."""
    groups = groups_of_six(rng)
    table = word2vec.train_skipgram(things_between_marks(rng, groups, 300), 48, 8, 1, 3, 15, 0.05, rng)
    check_neighbors(table, [*groups[:, :4], *groups[:, 4:]], "sharing contexts makes neighbors")


@about("train_skipgram")
def test_pairs_do_not_cross_sentences(rng):
    """With a wide window, sentences of a thing and a mark are learned among sentences of other groups."""
    groups = groups_of_six(rng)
    sentences = [
        [group[rng.integers(4)], group[4 + rng.integers(2)]]
        for _ in range(50)
        for group in groups[rng.permutation(8)].tolist()
    ]
    table = word2vec.train_skipgram(sentences, 48, 8, 4, 3, 20, 0.05, rng)
    check_neighbors(table, [*groups[:, :4], *groups[:, 4:]], "the window ends where the sentence ends")


@about("train_skipgram")
def test_the_window_reaches_as_far_as_it_should(rng):
    """With a window of 2, a mark two positions away is seen past a filler that says nothing."""
    groups, fillers = groups_of_six(rng), np.arange(48, 60)
    sentences = [
        [group[4 + rng.integers(2)], int(rng.choice(fillers)), group[rng.integers(4)]]
        for group in groups[rng.integers(0, 8, 400)].tolist()
    ]
    table = word2vec.train_skipgram(sentences, 60, 16, 2, 3, 20, 0.05, rng)
    check_neighbors(table, list(groups[:, :4]), "contexts stand up to `window` positions away")


@about("train_skipgram")
def test_the_window_reaches_no_farther(rng):
    """With a window of 1, ids that stand farther away and would mislead are not seen."""
    groups, misleading = groups_of_six(rng), np.arange(48, 64).reshape(4, 4)
    sentences = []
    for group in groups[rng.integers(0, 8, 400)].tolist():
        thing = int(rng.integers(4))
        sentences.append([*rng.choice(misleading[thing], 2).tolist(), group[4 + rng.integers(2)], group[thing]])
    table = word2vec.train_skipgram(sentences, 64, 16, 1, 3, 20, 0.05, rng)
    check_neighbors(table, list(groups[:, :4]), "contexts stand no farther than `window` positions away")


@about("train_skipgram")
def test_vectors_do_not_all_point_one_way(rng):
    """Where all groups share half of their contexts, the negatives keep things of different groups apart."""
    groups, fillers = groups_of_six(rng), np.arange(48, 60)
    sentences = [
        [group[4 + rng.integers(2)], group[rng.integers(4)], int(rng.choice(fillers))]
        for group in groups[rng.integers(0, 8, 400)].tolist()
    ]
    table = word2vec.train_skipgram(sentences, 60, 16, 2, 3, 20, 0.05, rng)
    things = np.asarray(table, dtype=np.float64)[groups[:, :4].ravel()]
    unit = things / np.maximum(np.linalg.norm(things, axis=1, keepdims=True), 1e-12)
    labels = np.repeat(np.arange(8), 4)
    cosine = float(np.mean((unit @ unit.T)[labels[:, None] != labels]))
    check_that(cosine < 0.7, f"things of different groups differ; the mean cosine of two of them is {cosine:.2f}")


@about("train_skipgram")
def test_a_small_text_is_learned_in_many_epochs(rng):
    """64 sentences, fewer pairs than a batch may hold, are learned when they are read 250 times."""
    groups = groups_of_six(rng)
    sentences = [[mark, thing] for group in groups.tolist() for thing in group[:4] for mark in group[4:]]
    table = word2vec.train_skipgram(sentences, 48, 8, 1, 3, 250, 0.05, rng)
    check_neighbors(table, [*groups[:, :4], *groups[:, 4:]], "the last batch counts, full or not, in every epoch")


@about("train_skipgram")
def test_the_first_id_is_an_id_like_any_other(rng):
    """Id 0 comes to lie where the other things of its group lie."""
    groups = np.arange(48).reshape(8, 6)
    table = word2vec.train_skipgram(things_between_marks(rng, groups, 300), 48, 24, 1, 3, 15, 0.05, rng)
    unit = np.asarray(table) / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-12)
    cosine = float(np.mean(unit[1:4] @ unit[0]))
    check_that(cosine > 0.8, f"id 0 is close to the ids that share its contexts; their mean cosine is {cosine:.2f}")


@about("train_skipgram")
def test_unsigned_sentences_and_sentences_without_pairs(rng):
    """Sentences may be arrays of dtype uint8 or tuples; those of no id or of one are no trouble."""
    groups = groups_of_six(rng) + 200
    sentences = [np.array(sentence, dtype=np.uint8) for sentence in things_between_marks(rng, groups, 300)]
    sentences[10:10] = [(), (int(groups[0, 0]),), np.zeros(0, dtype=np.uint8)]
    table = word2vec.train_skipgram(sentences, 250, 8, 1, 3, 15, 0.05, rng)
    check_close(table, np.zeros((250, 8)), atol=100.0, because="One row for each id of the vocabulary.")
    check_neighbors(table, [*groups[:, :4], *groups[:, 4:]], "ids of a small dtype are numbers like any others")


@about("train_skipgram")
def test_the_learning_rate_is_the_step(rng):
    """With a learning rate of a ten-millionth the table stays as random as it was."""
    groups = groups_of_six(rng)
    table = word2vec.train_skipgram(things_between_marks(rng, groups, 300), 48, 8, 1, 3, 15, 1e-7, rng)
    share = neighbors_of_their_kind(table, [*groups[:, :4], *groups[:, 4:]])
    check_that(
        share < 0.5,
        f"a learning rate of 1e-7 is too small to learn anything; yet {share:.0%} of the ids found their kind",
    )


@about("train_skipgram")
def test_randomness_comes_from_the_generator(rng):
    """Generators of the same seed give the same table, and a generator of another seed gives another table."""
    seed = int(rng.integers(2**31))
    sentences = things_between_marks(rng, groups_of_six(rng), 20)
    first = word2vec.train_skipgram(sentences, 48, 4, 1, 2, 2, 0.05, np.random.default_rng(seed))
    again = word2vec.train_skipgram(sentences, 48, 4, 1, 2, 2, 0.05, np.random.default_rng(seed))
    other = word2vec.train_skipgram(sentences, 48, 4, 1, 2, 2, 0.05, np.random.default_rng(seed + 1))
    check_close(again, np.array(first), because="All randomness comes from rng.")
    check_that(not np.allclose(other, first), "a generator of another seed gives another table")


@about("train_skipgram")
def test_no_epochs_give_a_table_as_well():
    """After 0 epochs the table has its shape and finite numbers."""
    table = word2vec.train_skipgram([[0, 1, 2]], 4, 3, 1, 2, 0, 0.05, np.random.default_rng(0))
    check_close(table, np.zeros((4, 3)), atol=100.0, because="0 epochs are legal, and leave the table as it was drawn.")


# A loop over the 400,000 pairs in Python takes most of a minute; NumPy takes 0.3 to 4 seconds, by the way it is used.
@about("train_skipgram", seconds=20)
def test_a_hundred_thousand_ids(rng):
    """100,000 ids are gone through once in seconds."""
    sentences = rng.integers(0, 5_000, (5_000, 20)).tolist()
    table = word2vec.train_skipgram(sentences, 5_000, 32, 2, 10, 1, 0.05, rng)
    check_close(table, np.zeros((5_000, 32)), atol=100.0, because="One row for each id, all numbers finite.")


@about("train_skipgram")
@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("sentences", {"sentences": [[0, 1], [2, -1, 0]]}),
        ("sentences", {"sentences": [[0, 1, 2, 1, 4]]}),
        ("sentences", {"sentences": [[[0, 1], [2, 3]]]}),
        ("vocab_size", {"vocab_size": 0, "sentences": []}),
        ("width", {"width": -1}),
        ("window", {"window": 0}),
        ("num_negatives", {"num_negatives": 0}),
        ("epochs", {"epochs": -1}),
    ],
    ids=[
        "id -1",
        "id V",
        "a sentence of two dimensions",
        "vocab_size 0",
        "width -1",
        "window 0",
        "num_negatives 0",
        "epochs -1",
    ],
)
def test_training_that_makes_no_sense_is_refused(name, changed):
    """Arguments that make no sense raise a ValueError that names the argument."""
    given = {
        "sentences": [[0, 1, 2], [3, 1]],
        "vocab_size": 4,
        "width": 3,
        "window": 1,
        "num_negatives": 2,
        "epochs": 1,
    }
    given |= {"learning_rate": 0.05, "rng": np.random.default_rng(0), **changed}
    check_rejects(name, word2vec.train_skipgram, **given)
