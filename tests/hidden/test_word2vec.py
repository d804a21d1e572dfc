"""Hidden tests of the module word2vec."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from exercises import word2vec
from llmlings.testing import about, check_close, check_remembers_nothing, check_that


def pairs_by_distance(ids: list[int], window: int) -> list[tuple[int, int]]:
    """Return all pairs of different positions at most `window` apart, by comparing every position with every other."""
    places = range(len(ids))
    return [(ids[i], ids[j]) for i in places for j in places if i != j and abs(i - j) <= window]


def examples_by_distance(ids: list[int], window: int) -> list[tuple[list[int], int]]:
    """Return the contexts of each position by comparing it with every other, positions without contexts left out."""
    places = range(len(ids))
    found = [([ids[j] for j in places if j != i and abs(i - j) <= window], ids[i]) for i in places]
    return [(contexts, center) for contexts, center in found if contexts]


def with_repeated_ids(rng: np.random.Generator) -> list[int]:
    """Return three ids at fourteen positions, equal ones beside each other among them."""
    return [*rng.permutation(3).tolist(), 2, 2, *rng.integers(0, 3, 9).tolist()]


@about("skipgram_pairs")
@pytest.mark.parametrize("window", [1, 2, 3, 5], ids=["window 1", "window 2", "window 3", "window 5"])
def test_every_pair_of_positions_within_the_window(rng, window):
    """Where ids are repeated, the pairs are those of all positions at most `window` apart."""
    ids = with_repeated_ids(rng)
    check_close(
        word2vec.skipgram_pairs(ids, window),
        pairs_by_distance(ids, window),
        because="Positions count, not ids: two that are at most `window` apart make a pair, in both directions.",
    )


@about("skipgram_pairs")
def test_a_window_beyond_the_sentence(rng):
    """A window greater than the sentence pairs each position with all others; in an empty sentence there are none."""
    ids = rng.permutation(9)[:4].tolist()
    check_close(word2vec.skipgram_pairs(ids, 50), pairs_by_distance(ids, 50))
    check_close(word2vec.skipgram_pairs([], 50), [])


# Comparing every position with every other takes 100 million comparisons, 5 seconds and more.
@about("skipgram_pairs", weight=5, seconds=2)
def test_pairs_of_a_long_sentence(rng, reference):
    """10,000 ids take a moment: the work grows with the length times the window, not with the square of the length."""
    ids = rng.integers(0, 1000, 10_000).tolist()
    pairs = word2vec.skipgram_pairs(ids, 1)
    same = pairs == reference.skipgram_pairs(ids, 1)
    check_that(same, "the pairs of a long sentence are made as those of a short one")


@about("skipgram_pairs")
def test_the_pairs_of_each_sentence_are_its_own(rng):
    """The pairs depend on their own sentence and window, not on earlier ones."""
    first, second = (rng.integers(0, 99, 8).tolist(), 2), (rng.integers(0, 99, 8).tolist(), 3)
    check_remembers_nothing(word2vec.skipgram_pairs, pairs_by_distance, first, second)


@about("cbow_examples")
@pytest.mark.parametrize("window", [1, 2, 4], ids=["window 1", "window 2", "window 4"])
def test_every_position_with_its_contexts(rng, window):
    """Where ids are repeated, each position is predicted from all positions at most `window` apart."""
    ids = with_repeated_ids(rng)
    expected = examples_by_distance(ids, window)
    check_close(word2vec.cbow_examples(ids, window), expected, because="Positions count, not ids.")


@about("cbow_examples")
def test_a_window_that_holds_the_whole_sentence(rng):
    """A window greater than the sentence predicts each position from all others; an empty sentence has no examples."""
    ids = rng.permutation(9)[:4].tolist()
    check_close(word2vec.cbow_examples(ids, 50), examples_by_distance(ids, 50))
    check_close(word2vec.cbow_examples([], 50), [])


@about("cbow_examples")
def test_the_examples_of_each_sentence_are_its_own(rng):
    """The examples depend on their own sentence and window, not on earlier ones."""
    first, second = (rng.integers(0, 99, 8).tolist(), 2), (rng.integers(0, 99, 8).tolist(), 3)
    check_remembers_nothing(word2vec.cbow_examples, examples_by_distance, first, second)


@about("negative_distribution")
def test_any_counts_and_any_power(rng):
    """For any counts and power each id has its power's share of the sum; count 0 gets exactly 0, a lone id all."""
    counts, power = rng.integers(1, 1000, 8), float(rng.uniform(0.2, 0.7))
    counts[rng.integers(8)] = 0
    weights = np.array([float(count) ** power for count in counts])
    check_close(word2vec.negative_distribution(counts, power), weights / weights.sum(), atol=0)
    check_close(word2vec.negative_distribution([0, 7, 0], power), np.array([0.0, 1.0, 0.0]), atol=0)


@about("negative_distribution")
def test_each_distribution_is_its_own(rng, reference):
    """The probabilities depend on their own counts and power, not on earlier ones."""
    first, second = (rng.uniform(0.5, 9, 6), 0.75), (rng.uniform(0.5, 9, 6), 2.0)
    check_remembers_nothing(word2vec.negative_distribution, reference.negative_distribution, first, second)


def vectors(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return a center, a context and five negatives: one is drawn twice, and one equals the context."""
    center, context, *others = rng.normal(0, 1, (5, 4))
    return center, context, np.stack([others[0], context, others[1], others[0], others[2]])


def plain_loss(score: float, others: np.ndarray) -> float:
    """Return the loss of moderate scores by the formula as it stands."""
    return float(np.log1p(np.exp(-score)) + np.log1p(np.exp(others)).sum())


@about("skipgram_loss")
def test_each_negative_counts_whatever_it_is(rng):
    """The loss is that of the formula; a negative drawn twice counts twice, and one that equals the context counts."""
    center, context, negatives = vectors(rng)
    check_close(
        word2vec.skipgram_loss(center, context, negatives),
        plain_loss(center @ context, negatives @ center),
        because="The loss of the context and those of all rows of negatives are summed.",
    )


@about("skipgram_loss", weight=2)
def test_great_scores_on_the_wrong_side(rng):
    """A score s that is far on the wrong side costs |s|, for the context and for each negative."""
    scores = rng.uniform(5_000, 10_000, 3)
    check_close(
        word2vec.skipgram_loss([2.0, 0.0], [-scores[0] / 2, 1.0], [[scores[1] / 2, 2.0], [scores[2] / 2, 3.0]]),
        float(scores.sum()),
        because="log(1 + exp(s)) is as good as s when s is large, and exp(s) must not overflow.",
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
def test_each_loss_is_its_own(rng, reference):
    """The loss depends on its own vectors, not on earlier ones."""
    check_remembers_nothing(word2vec.skipgram_loss, reference.skipgram_loss, vectors(rng), vectors(rng))


def numerical_gradient(loss: Callable[[np.ndarray], float], values: np.ndarray) -> np.ndarray:
    """Return the gradient of `loss` at `values` by central finite differences."""
    gradient = np.zeros_like(values)
    for place in np.ndindex(values.shape):
        step = np.zeros_like(values)
        step[place] = 1e-5
        gradient[place] = (loss(values + step) - loss(values - step)) / 2e-5
    return gradient


@about("skipgram_gradients")
def test_the_gradients_agree_with_finite_differences(rng, reference):
    """Each gradient is what nudging each number of its argument a little does to the loss."""
    center, context, negatives = vectors(rng)
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
def test_gradients_are_their_own(rng, reference):
    """The gradients depend on their own vectors, not on earlier ones."""
    check_remembers_nothing(word2vec.skipgram_gradients, reference.skipgram_gradients, vectors(rng), vectors(rng))


@about("cbow_loss")
def test_any_number_of_contexts(rng):
    """The loss is that of the formula with the mean of the contexts for v; one that is there twice counts twice."""
    center, first, *others = rng.normal(0, 2, (6, 4))
    contexts, negatives = np.stack([first, *others, first]), rng.normal(0, 1, (3, 4))
    mean = contexts.mean(axis=0)
    check_close(
        word2vec.cbow_loss(contexts, center, negatives),
        plain_loss(mean @ center, negatives @ mean),
        because="The vectors of the contexts are averaged first; the losses of center and negatives are summed.",
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
def test_the_loss_of_each_example_is_its_own(rng, reference):
    """The loss depends on its own vectors, not on earlier ones."""
    first, second = ((negatives, center, context[None]) for center, context, negatives in (vectors(rng), vectors(rng)))
    check_remembers_nothing(word2vec.cbow_loss, reference.cbow_loss, first, second)


# The languages below are made of groups of ids. Each group has four things, which never meet but share their contexts,
# and two marks, which say what group it is. No id is much more frequent than others, and the learning rate is small:
# then any honest way to train finds the groups, with batches of a thousand pairs or of one, at a falling rate or not.


def groups_of_six(rng: np.random.Generator) -> np.ndarray:
    """Return four groups of 6 ids, shape (4, 6): four things, then two marks."""
    return rng.permutation(24).reshape(4, 6)


def trained(sentences: list[list[int]], vocab_size: int, width: int, *settings: Any) -> np.ndarray:
    """Return the table that is learned, once it is known to be one."""
    table = word2vec.train_skipgram(sentences, vocab_size, width, *settings)
    because = "The table has one row for each id and one column for each number, all of them finite."
    check_close(table, np.zeros((vocab_size, width)), atol=100.0, because=because)
    return np.asarray(table, dtype=np.float64)


def cosines(table: np.ndarray, ids: np.ndarray) -> np.ndarray:
    """Return the cosines of all pairs of these ids' vectors."""
    unit = table[ids] / np.maximum(np.linalg.norm(table[ids], axis=1, keepdims=True), 1e-12)
    return unit @ unit.T


def check_neighbors(table: np.ndarray, kinds: list[np.ndarray], why: str) -> None:
    """Fail unless most ids in `kinds` have a nearest neighbor, among these ids, of their own kind."""
    ids = np.concatenate(kinds)
    labels = np.repeat(np.arange(len(kinds)), [len(kind) for kind in kinds])
    nearest = np.where(np.eye(len(ids), dtype=bool), -2, cosines(table, ids)).argmax(axis=1)
    share = float(np.mean(labels[nearest] == labels))
    sentence = f"85 % of the ids should be next to one of their kind; in your table it is {share:.0%}"
    check_that(share >= 0.85, f"{why}: {sentence}")


@about("train_skipgram", chance=True)
def test_ids_with_the_same_contexts_become_neighbors(rng):
    """Ids with the same contexts become neighbors, id 0 like any other; sentences without pairs are no trouble."""
    groups = np.arange(24).reshape(4, 6)
    sentences = [
        [group[4 + rng.integers(2)], group[rng.integers(4)], group[4 + rng.integers(2)]]
        for group in groups[rng.integers(0, 4, 150)].tolist()
    ]
    sentences[10:10] = [[], [0]]
    table = trained(sentences, 30, 8, 1, 3, 20, 0.025, rng)
    check_neighbors(table, [*groups[:, :4], *groups[:, 4:]], "sharing contexts makes neighbors")
    cosine = float(np.mean(cosines(table, groups[0, :4])[0, 1:]))
    check_that(cosine > 0.8, f"id 0 is close to the ids that share its contexts; their mean cosine is {cosine:.2f}")


@about("train_skipgram", chance=True)
def test_pairs_do_not_cross_sentences(rng):
    """With a wide window, sentences of a thing and a mark are learned among sentences of other groups."""
    groups = groups_of_six(rng)
    sentences = [
        [group[rng.integers(4)], group[4 + rng.integers(2)]]
        for _ in range(40)
        for group in groups[rng.permutation(4)].tolist()
    ]
    table = trained(sentences, 24, 8, 4, 3, 20, 0.05, rng)
    check_neighbors(table, [*groups[:, :4], *groups[:, 4:]], "the window ends where the sentence ends")


@about("train_skipgram", chance=True)
def test_the_window_reaches_as_far_as_it_should(rng):
    """With a window of 2, a mark two positions away is seen past a filler that says nothing."""
    groups = groups_of_six(rng)
    sentences = [
        [group[4 + rng.integers(2)], int(rng.integers(24, 32)), group[rng.integers(4)]]
        for group in groups[rng.integers(0, 4, 150)].tolist()
    ]
    table = trained(sentences, 32, 16, 2, 3, 40, 0.03, rng)
    check_neighbors(table, list(groups[:, :4]), "contexts are up to `window` positions away")


@about("train_skipgram", chance=True)
def test_the_window_reaches_no_farther(rng):
    """With a window of 1, ids that are two positions away make nothing alike."""
    groups, far = groups_of_six(rng), np.arange(24, 32).reshape(4, 2)
    sentences = []
    for group in groups[rng.integers(0, 4, 150)].tolist():
        thing = int(rng.integers(4))
        sentences.append([int(rng.choice(far[thing])), group[4 + rng.integers(2)], group[thing]])
    table = trained(sentences, 32, 8, 1, 3, 20, 0.025, rng)
    group, kind = np.repeat(np.arange(4), 4), np.tile(np.arange(4), 4)
    other, same = group[:, None] != group, kind[:, None] == kind
    found = cosines(table, groups[:, :4].ravel())
    more = float(np.mean(found[other & same]) - np.mean(found[other & ~same]))
    sentence = "ids that have the same ids two positions away are as far apart as others"
    check_that(more < 0.15, f"{sentence}; with a window of 1 the mean cosine of yours is greater by {more:.2f}")


@about("train_skipgram", chance=True)
def test_vectors_do_not_all_point_one_way(rng):
    """Where all groups share half of their contexts, the negatives keep things of different groups apart."""
    groups = groups_of_six(rng)
    sentences = [
        [group[4 + rng.integers(2)], group[rng.integers(4)], int(rng.integers(24, 32))]
        for group in groups[rng.integers(0, 4, 150)].tolist()
    ]
    table = trained(sentences, 32, 16, 2, 3, 40, 0.03, rng)
    labels = np.repeat(np.arange(4), 4)
    cosine = float(np.mean(cosines(table, groups[:, :4].ravel())[labels[:, None] != labels]))
    check_that(cosine < 0.65, f"things of different groups differ; the mean cosine of two of them is {cosine:.2f}")


@about("train_skipgram", chance=True)
def test_a_small_text_is_learned_in_many_epochs(rng):
    """32 sentences, fewer pairs than a batch may hold, are learned when they are read 60 times."""
    groups = groups_of_six(rng)
    sentences = [[mark, thing] for group in groups.tolist() for thing in group[:4] for mark in group[4:]]
    table = trained(sentences, 24, 8, 1, 3, 60, 0.2, rng)
    check_neighbors(table, [*groups[:, :4], *groups[:, 4:]], "the last batch counts, full or not, in every epoch")


@about("train_skipgram", weight=5)
def test_each_table_is_its_own():
    """Whichever argument changes, another table is learned; equal ones, an rng of equal seed too, give it again."""
    texts = np.random.default_rng(0).integers(0, 6, (2, 10, 4)).tolist()
    first = (texts[0], 6, 3, 1, 2, 3, 0.05, np.random.default_rng(1))
    second = (texts[1], 7, 4, 2, 3, 0, 0.1, np.random.default_rng(2))
    check_remembers_nothing(word2vec.train_skipgram, None, first, second)


# A loop over the 222,000 pairs in Python takes 12 to 30 seconds; NumPy takes 0.1 to 0.6, by the way it is used.
@about("train_skipgram", weight=3, seconds=4)
def test_sixty_thousand_ids(rng):
    """60,000 ids are gone through once in a moment."""
    trained(rng.integers(0, 5_000, (3_000, 20)).tolist(), 5_000, 4, 2, 1, 1, 0.05, rng)
