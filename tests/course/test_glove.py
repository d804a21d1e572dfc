"""The solution of glove agrees with PyTorch and with known decompositions, also on the ways that it takes for size.

The numbers of its lesson are what it computes; benchmarks/word_vectors.py prints those that take longer.
"""

import re
from typing import Any

import numpy as np
import pytest
import torch
from solved import benchmark, lesson, solution

glove = solution("glove")
word_vectors = benchmark("word_vectors")
SEEDS = range(20)
LESSON = lesson("glove")
TEXT = "cats drink milk . dogs drink milk . cats chase mice . dogs chase mice . cars need fuel . bikes need air ."
SENTENCES = [sentence.split() for sentence in TEXT.split(" .") if sentence]
IDS = {word: number for number, word in enumerate(dict.fromkeys(word for words in SENTENCES for word in words))}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_loss_and_its_gradients_agree_with_autograd(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size, width = (int(n) for n in rng.integers(1, 9, 2))
    counts = np.exp(rng.uniform(-3, 8, (size, size))) * (rng.random((size, size)) < 0.6)
    parameters = [rng.normal(0, 1, shape) for shape in ((size, width), (size, width), (size,), (size,))]
    tracked = [torch.tensor(values, requires_grad=True) for values in parameters]
    centers, contexts, center_biases, context_biases = tracked
    x = torch.tensor(counts)
    errors = centers @ contexts.T + center_biases[:, None] + context_biases - torch.log(torch.where(x > 0, x, 1.0))
    loss = torch.sum(torch.clamp(x / 100, max=1) ** 0.75 * errors**2)
    loss.backward()
    np.testing.assert_allclose(glove.glove_loss(*parameters, counts), loss.item(), rtol=1e-12)
    for gradient, tensor in zip(glove.glove_gradients(*parameters, counts), tracked, strict=True):
        np.testing.assert_allclose(gradient, tensor.grad, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_are_those_of_all_pairs_of_positions(seed: int) -> None:
    rng = np.random.default_rng(seed)
    window = int(rng.integers(1, 9))
    sentences = [rng.integers(0, 5, length).tolist() for length in rng.integers(0, 12, 6)]
    expected = np.zeros((6, 6))
    for sentence in sentences:
        for late, early in np.argwhere(np.tri(len(sentence), k=-1)).tolist():
            if late - early <= window:
                expected[sentence[early], sentence[late]] += 1 / (late - early)
                expected[sentence[late], sentence[early]] += 1 / (late - early)
    np.testing.assert_allclose(glove.cooccurrence(sentences, 6, window), expected, rtol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_ppmi_is_its_definition_in_each_cell(seed: int) -> None:
    rng = np.random.default_rng(seed)
    counts = rng.gamma(0.7, 3, (6, 6)) * (rng.random((6, 6)) < 0.6)
    expected = np.zeros((6, 6))
    for i, j in np.argwhere(counts > 0):
        expected[i, j] = max(0, np.log(counts[i, j] * counts.sum() / (counts[i].sum() * counts[:, j].sum())))
    np.testing.assert_allclose(glove.ppmi(counts), expected, rtol=1e-9, atol=1e-12)


def test_the_leading_vectors_of_a_large_matrix() -> None:
    # Above 2,000 rows the solution computes the leading vectors alone. The matrix is U S V^T with a U and V known here.
    rng = np.random.default_rng(0)
    size, values = 2100, 100.0 * 0.9 ** np.arange(40)
    left, right = (np.linalg.qr(rng.normal(0, 1, (size, len(values))))[0] for _ in range(2))
    matrix = (left * values) @ right.T
    for width in (1, 25):
        vectors = glove.svd_vectors(matrix, width)
        expected = (left[:, :width] * values[:width]) @ left[:, :width].T
        np.testing.assert_allclose(vectors @ vectors.T, expected, atol=1e-9)


def test_equal_singular_values_and_zeros_of_a_large_matrix() -> None:
    # No gap separates what is kept from what is cut off, so any of the equal ones will do; and nothing is NaN.
    vectors = glove.svd_vectors(np.diag(np.repeat([5.0, 3.0], [1, 2099])), 4)
    np.testing.assert_allclose(vectors.T @ vectors, np.diag([5.0, 3.0, 3.0, 3.0]), atol=1e-9)
    np.testing.assert_allclose(glove.svd_vectors(np.zeros((2100, 2100)), 2), 0)


def test_training_in_several_groups_of_words(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    hidden, frequency = rng.normal(0, 1, (23, 2)), rng.normal(2, 0.5, 23)
    counts = np.exp(hidden @ hidden.T + frequency[:, None] + frequency)
    monkeypatch.setattr(glove, "_GROUP", 5)
    vectors = glove.train_glove(counts, 8, 60, 0.2, np.random.default_rng(1))
    centered = [m - m.mean(axis=0) - m.mean(axis=1)[:, None] + m.mean() for m in (vectors @ vectors.T, np.log(counts))]
    assert np.corrcoef(centered[0].ravel(), centered[1].ravel())[0, 1] > 0.99


@pytest.fixture(scope="module")
def counts() -> np.ndarray:
    return glove.cooccurrence([[IDS[word] for word in words] for words in SENTENCES], len(IDS), 2)


def cosine(vectors: np.ndarray, first: str, second: str) -> float:
    a, b = vectors[IDS[first]], vectors[IDS[second]]
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_weights() -> None:
    assert glove.glove_weights([1, 10, 50, 100]).round(3).tolist() == [0.032, 0.178, 0.595, 1.0]


def test_one_cell() -> None:
    cell = [[1.0, 2.0]], [[3.0, 1.0]], [0.5], [0.75], [[100.0]]
    assert round(np.log(100), 3) == 4.605
    assert round(glove.glove_loss(*cell), 3) == 2.705
    centers, contexts, center_biases, context_biases = glove.glove_gradients(*cell)
    assert center_biases.round(3).tolist() == context_biases.round(3).tolist() == [3.290]
    np.testing.assert_allclose([centers, contexts], center_biases[0] * np.array([[[3.0, 1.0]], [[1.0, 2.0]]]))


def test_the_ratios_of_ice_and_steam_are_those_of_their_shares() -> None:
    # Table 1 of Pennington et al. 2014 has two digits of each share, and ratios of shares that were not rounded.
    for word, ice, steam, ratio in (
        ("solid", "1.9e-4", "2.2e-5", "8.9"),
        ("gas", "6.6e-5", "7.8e-4", "0.085"),
        ("water", "3.0e-3", "2.2e-3", "1.36"),
        ("fashion", "1.7e-5", "1.8e-5", "0.96"),
    ):
        (least, most), (least_steam, most_steam) = ((digits(share, -1), digits(share, 1)) for share in (ice, steam))
        assert least / most_steam <= float(ratio) <= most / least_steam
        shares = " | ".join(f"{round(float(share) * 1e6):,}" for share in (ice, steam))
        assert f"| `{word}` | {shares} | {ratio} | goes with " in LESSON
    solid, gas, water, fashion = np.log([8.9, 0.085, 1.36, 0.96])
    told = f"The logarithms of the four ratios are {solid:.1f}, {gas:.1f}, {water:.1f} and {fashion:.2f}:"
    assert told in LESSON


def digits(share: str, side: int) -> float:
    """Return the least or the most that is rounded to a share such as `1.9e-4`."""
    number, power = share.split("e")
    return (float(number) + side * 0.05) * 10.0 ** int(power)


@pytest.fixture(scope="module")
def table() -> np.ndarray:
    rows = re.search(r"M = \\begin\{bmatrix\} (.+?) \\end\{bmatrix\}", LESSON)
    assert rows
    return np.array([[float(cell) for cell in row.split("&")] for row in rows[1].split(r"\\")])


def test_the_layers_of_a_table(table: np.ndarray) -> None:
    left, values, right = np.linalg.svd(table)
    assert values.round(9).tolist() == [3, 2, 1, 0]
    for side in (left[:, 0], right[0]):
        assert abs(side).round(3).tolist() == [0.707, 0.707, 0, 0]
    rebuilt = []
    for number in (1, 2, 3):
        # Its eigenvalues are not negative, so words and contexts get the same vectors.
        vectors = glove.svd_vectors(table, number)
        rebuilt.append((vectors @ vectors.T).round(9).tolist())
        lost = np.sum((table - rebuilt[-1]) ** 2)
        assert lost == pytest.approx(np.sum(values[number:] ** 2), abs=1e-9)
        assert lost == pytest.approx({1: 5, 2: 1, 3: 0}[number], abs=1e-9)
    animals, vehicles = [1.5, 1.5, 0, 0], [0, 0, 1, 1]
    assert rebuilt == [[animals, animals, [0] * 4, [0] * 4], [animals, animals, vehicles, vehicles], table.tolist()]
    assert "4 + 1 = 5 with one layer, 1 with two, 0 with three." in LESSON


def test_the_vectors_of_two_layers(table: np.ndarray) -> None:
    cats, dogs, cars, bikes = abs(glove.svd_vectors(table, 2)).round(2).tolist()
    assert cats == dogs == [1.22, 0]
    assert cars == bikes == [0, 1]
    assert "`cats` and `dogs` are [1.22, 0] and `cars` and `bikes` are [0, 1]" in LESSON


@pytest.mark.parametrize(
    ("row", "column", "count", "row_sum", "column_sum", "information"),
    [
        ("drink", "milk", 2, 4, 3, 1.609),
        ("cats", "drink", 1, 3, 4, 0.916),
        ("cars", "fuel", 0.5, 1.5, 1.5, 1.897),
        ("cats", "fuel", 0, 3, 1.5, 0),
    ],
)
def test_information(
    counts: np.ndarray,
    row: str,
    column: str,
    count: float,
    row_sum: float,
    column_sum: float,
    information: float,
) -> None:
    i, j = IDS[row], IDS[column]
    assert counts.sum() == 30
    assert (counts[i, j], counts[i].sum(), counts[:, j].sum()) == (count, row_sum, column_sum)
    assert round(float(glove.ppmi(counts)[i, j]), 3) == information


def test_the_guess_about_a_rare_pair(counts: np.ndarray) -> None:
    matrix = glove.ppmi(counts)
    rare, frequent = matrix[IDS["cars"], IDS["fuel"]], matrix[IDS["drink"], IDS["milk"]]
    assert f"`cars` and `fuel`, with {rare:.3f} against {frequent:.3f}." in LESSON


def test_cosines_of_singular_vectors(counts: np.ndarray) -> None:
    vectors = glove.svd_vectors(glove.ppmi(counts), 4)
    assert cosine(vectors, "cats", "dogs") == pytest.approx(1.0, abs=1e-6)
    assert cosine(vectors, "cats", "cars") == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize(
    ("first", "second", "before", "after"),
    [
        ("cats", "dogs", 0.41, 1.00),
        ("cars", "bikes", 0.27, 0.98),
        ("drink", "chase", -0.76, 0.38),
        ("cats", "cars", -0.86, -0.02),
    ],
)
def test_cosines_of_training(counts: np.ndarray, first: str, second: str, before: float, after: float) -> None:
    for epochs, expected in ((0, before), (100, after)):
        vectors = glove.train_glove(50 * counts, 4, epochs, 0.3, np.random.default_rng(0))
        assert cosine(vectors, first, second) == pytest.approx(expected, abs=0.006)


@pytest.fixture(scope="module")
def corpus() -> Any:
    return word_vectors.read_corpus()


def test_the_corpus_has_the_size_that_is_told(corpus: Any) -> None:
    assert f"{len(corpus.words):,}" == "10,866"
    assert len(corpus.pairs) == 269
    assert round(sum(map(len, corpus.sentences)) / 1e6, 1) == 1.5
    assert corpus.counts["rome"] == 117
    assert corpus.counts["berlin"] == 23
    for told in ("10,866 words", "269 pairs", "1.5 million tokens", "`rome` occurs 117 times and `berlin` 23 times"):
        assert told in LESSON


@pytest.fixture(scope="module")
def counted(corpus: Any) -> np.ndarray:
    """Return the vectors that counting makes of the corpus."""
    counting = next(way for way in word_vectors.ways_of_the_course(corpus) if way.name == "PPMI + SVD")
    vectors: np.ndarray = counting.run(0)
    return vectors


@pytest.mark.long
def test_the_bias_that_the_lesson_on_similarity_tells_of(corpus: Any, counted: np.ndarray) -> None:
    nurse, soldier, woman, man = (counted[corpus.words.index(word)] for word in ("nurse", "soldier", "woman", "man"))
    cosine_similarity = solution("similarity").cosine_similarity
    of_nurse, of_soldier = ([cosine_similarity(word, person) for person in (woman, man)] for word in (nurse, soldier))
    told = f"`nurse` has a cosine of {of_nurse[0]:.2f} with `woman` and of {of_nurse[1]:.2f} with `man`; "
    told += f"for `soldier` it is {of_soldier[0]:.2f} and {of_soldier[1]:.2f}."
    assert told in lesson("similarity")


@pytest.mark.long
def test_counting_is_the_method_to_beat(corpus: Any, counted: np.ndarray) -> None:
    correlation = word_vectors.spearman(counted, corpus.pairs)
    assert correlation > 0.65
    row = f"| PPMI and singular vectors | 64, 10 | {correlation:.2f} | {word_vectors.solved(counted, corpus)} |"
    assert row in LESSON
    for word in ("bread", "france", "king", "doctor"):
        near = ", ".join(word_vectors.neighbours(counted, corpus, word, 4))
        assert f"| `{word}` | {near} |" in LESSON


@pytest.mark.long
def test_most_cells_are_empty_and_most_others_are_small(corpus: Any) -> None:
    counts = glove.cooccurrence(corpus.sentences, len(corpus.words), 10)
    assert round(float(np.mean(counts > 0)), 2) == 0.03
    assert "only 3 % of the cells have a count" in LESSON
    assert np.mean(counts[counts > 0] <= 1) > 0.75


@pytest.mark.long
def test_leading_vectors_are_those_of_a_full_decomposition(corpus: Any) -> None:
    # 2,500 rows are more than what the solution decomposes in full. Real singular values fall slowly: 63.4, 62.6, ...
    size = 2500
    frequent = [[word for word in sentence if word < size] for sentence in corpus.sentences]
    information = glove.ppmi(glove.cooccurrence(frequent, size, 10))
    # Some cells are emptied, so that the matrix is not symmetric.
    information[1::2, ::2] = 0
    left, values, _ = np.linalg.svd(information)
    for width in (1, 50, 100):
        vectors = glove.svd_vectors(information, width)
        expected = (left[:, :width] * values[:width]) @ left[:, :width].T
        off = np.linalg.norm(vectors @ vectors.T - expected) / np.linalg.norm(expected)
        assert off < 1e-6
    assert "right to a millionth" in LESSON
