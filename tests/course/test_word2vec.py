"""The numbers of the lesson word2vec are what the solution computes."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from solved import ROOT, lesson, solution

word2vec = solution("word2vec")
LESSON = lesson("word2vec")
COUNTS = np.array([[9.0, 1.0], [2.0, 4.0]])


def test_pairs_of_a_sentence() -> None:
    assert word2vec.skipgram_pairs([5, 6, 7], 1) == [(5, 6), (6, 5), (6, 7), (7, 6)]
    assert word2vec.cbow_examples([5, 6, 7], 1) == [([6], 5), ([5, 7], 6), ([6], 7)]
    assert [len(word2vec.skipgram_pairs(range(20), window)) for window in (1, 2, 5)] == [38, 74, 170]


def test_shares_of_negatives() -> None:
    np.testing.assert_allclose(word2vec.negative_distribution([16, 1]), [8 / 9, 1 / 9])
    np.testing.assert_allclose(word2vec.negative_distribution([16, 1], 1), [16 / 17, 1 / 17])


def test_the_guess_about_a_frequent_word() -> None:
    frequent, rare = word2vec.negative_distribution([10_000, 1])
    assert f"{frequent / rare:,.0f} times. The power brings" in LESSON


def test_what_subsampling_keeps() -> None:
    text = (ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8")[:1_000_000]
    counts = Counter(solution("tokens").split_words(text))
    total = counts.total()
    kept = dict(zip(counts, word2vec.keep_probabilities(list(counts.values()), 0.001), strict=True))
    assert kept["the"] == pytest.approx((0.001 / (counts["the"] / total)) ** 0.5)
    for token in ("the", "and", "love", "moon"):
        row = f"| `{token}` | {100 * counts[token] / total:.2f} % | {100 * kept[token]:.0f} % |"
        assert row in LESSON
    left = sum(count * kept[token] for token, count in counts.items())
    assert f"Shakespeare, {total:,} tokens:" in LESSON
    assert f"About {left:,.0f} tokens are left, {100 * left / total:.0f} %." in LESSON


def pieces(word: str, sizes: Sequence[int] = (3, 4, 5, 6)) -> list[str]:
    marked = f"<{word}>"
    return [marked[start : start + size] for size in sizes for start in range(len(marked) - size + 1)]


def test_the_pieces_of_words() -> None:
    assert ", ".join(f"`{piece}`" for piece in pieces("where", [3])) in LESSON
    first, second = pieces("walking"), pieces("walked")
    same = len(set(first) & set(second))
    assert f"`walking` has {len(first)} pieces, `walked` has {len(second)}, and {same} of them are the same." in LESSON


def test_losses() -> None:
    assert round(word2vec.skipgram_loss([1, 0], [0, 1], [[0, 1], [0, 2]]), 4) == 2.0794


def cell(value: np.ndarray) -> str:
    """Return a number or a vector as the tables of the lesson write it."""
    texts = [f"{number:.3f}".rstrip("0").rstrip(".") for number in np.atleast_1d(value)]
    return f"[{', '.join(texts)}]" if np.ndim(value) else texts[0]


def test_one_update_in_numbers() -> None:
    names, cat = ("milk", "fuel", "roads"), np.array([1.0, 1.0])
    outputs = np.array([[0.5, -0.5], [1.0, 0.0], [-1.0, 0.0]])
    before = word2vec.skipgram_loss(cat, outputs[0], outputs[1:])
    of_cat, of_milk, of_negatives = word2vec.skipgram_gradients(cat, outputs[0], outputs[1:])
    gradients = np.vstack([of_milk, of_negatives])
    # Every number of v is 1, so each number of a gradient is the error.
    errors = gradients[:, 0]
    sigmoids = errors + np.array([1, 0, 0])
    np.testing.assert_allclose(gradients, np.outer(errors, cat))
    np.testing.assert_allclose(of_cat, errors @ outputs)
    parts = -np.log([sigmoids[0], *(1 - sigmoids[1:])])
    for name, *numbers, part in zip(names, outputs, outputs @ cat, sigmoids, parts, strict=True):
        assert f"| `{name}` | {' | '.join(map(cell, numbers))} | {part:.4f} |" in LESSON
    assert f"a loss of {before:.4f}." in LESSON
    assert "the errors are {}, {} and {}.".format(*map(cell, errors)) in LESSON
    assert f"{parts.round(4).sum():.4f}" == f"{before:.4f}"
    terms = " + ".join(f"{cell(error)} · {cell(vector)}" for error, vector in zip(errors, outputs, strict=True))
    assert f"{terms} = {cell(of_cat)}." in LESSON
    new_cat, new = cat - 0.5 * of_cat, outputs - 0.5 * gradients
    assert f"| `cat` | {cell(of_cat)} | {cell(new_cat)} | |" in LESSON
    for name, *numbers in zip(names, gradients, new, new @ new_cat, strict=True):
        assert f"| `{name}` | {' | '.join(map(cell, numbers))} |" in LESSON
    assert f"the loss is {word2vec.skipgram_loss(new_cat, new[0], new[1:]):.4f}." in LESSON


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
