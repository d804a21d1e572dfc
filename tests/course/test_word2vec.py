"""The numbers of the lesson word2vec are what the solution computes."""

import numpy as np
from solved import solution

word2vec = solution("word2vec")
COUNTS = np.array([[9.0, 1.0], [2.0, 4.0]])


def test_pairs_of_a_sentence() -> None:
    assert word2vec.skipgram_pairs([5, 6, 7], 1) == [(5, 6), (6, 5), (6, 7), (7, 6)]
    assert word2vec.cbow_examples([5, 6, 7], 1) == [([6], 5), ([5, 7], 6), ([6], 7)]
    assert [len(word2vec.skipgram_pairs(range(20), window)) for window in (1, 2, 5)] == [38, 74, 170]


def test_shares_of_negatives() -> None:
    np.testing.assert_allclose(word2vec.negative_distribution([16, 1]), [8 / 9, 1 / 9])
    np.testing.assert_allclose(word2vec.negative_distribution([16, 1], 1), [16 / 17, 1 / 17])


def test_losses() -> None:
    assert round(word2vec.skipgram_loss([1, 0], [0, 1], [[0, 1], [0, 2]]), 4) == 2.0794
    rest = word2vec.skipgram_loss([1, 0], [0, 1], [[0, 1]]) / 2
    assert round(rest, 4) == 0.6931
    assert round(word2vec.skipgram_loss([np.log(3), 0], [1, 1], [[0, 1]]) - rest, 4) == 0.2877


def pulls(power: float) -> np.ndarray:
    """Return how training pulls at each score where it is PMI - log k, with k = 5 negatives drawn by a power."""
    rows, columns = COUNTS.sum(axis=1), COUNTS.sum(axis=0)
    chances = word2vec.negative_distribution(columns, power)
    scores = np.log(COUNTS * COUNTS.sum() / (rows[:, None] * columns)) - np.log(5)
    result = np.empty_like(COUNTS)
    for (i, j), score in np.ndenumerate(scores):
        _, context, negatives = word2vec.skipgram_gradients([1.0], [score], [[score]])
        result[i, j] = COUNTS[i, j] * context[0] + 5 * rows[i] * chances[j] * negatives[0, 0]
    return result


def test_the_best_score_is_shifted_information_if_negatives_are_drawn_by_plain_counts() -> None:
    np.testing.assert_allclose(pulls(1.0), 0, atol=1e-12)
    assert np.abs(pulls(0.75)).min() > 0.01


def test_cosines_of_the_language_of_kinds() -> None:
    rng = np.random.default_rng(1)
    groups = np.arange(48).reshape(8, 6)
    sentences = []
    for _ in range(300):
        group = groups[rng.integers(8)].tolist()
        first, thing, last = (int(number) for number in rng.integers([4, 0, 4], [6, 4, 6]))
        sentences.append([group[first], group[thing], group[last]])
    table = word2vec.train_skipgram(sentences, 48, 8, 1, 3, 15, 0.05, np.random.default_rng(2))
    things = table[groups[:, :4].ravel()]
    unit = things / np.linalg.norm(things, axis=1, keepdims=True)
    cosines, labels = unit @ unit.T, np.repeat(np.arange(8), 4)
    same = labels[:, None] == labels
    assert cosines[same & ~np.eye(32, dtype=bool)].mean() > 0.99
    assert abs(cosines[~same].mean() - 0.33) < 0.02
