"""Hidden tests of the module glove."""

import numpy as np
import pytest

from exercises import glove
from llmlings.testing import about, check_close, check_rejects, check_that


def random_text(rng: np.random.Generator, vocab_size: int, lengths: list[int]) -> list[list[int]]:
    return [rng.integers(0, vocab_size, length).tolist() for length in lengths]


def count_pair_by_pair(sentences: list[list[int]], vocab_size: int, window: int) -> np.ndarray:
    """Count by looking at all pairs of positions, as the contract words it."""
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        for late in range(len(sentence)):
            for early in range(late):
                if late - early <= window:
                    counts[sentence[early], sentence[late]] += 1 / (late - early)
                    counts[sentence[late], sentence[early]] += 1 / (late - early)
    return counts


@about("cooccurrence")
@pytest.mark.parametrize("window", [1, 2, 4], ids=["window 1", "window 2", "window 4"])
def test_random_sentences(rng, window):
    """Sentences of many lengths give the sums that looking at every pair of positions gives."""
    sentences = random_text(rng, 5, [0, 9, 1, 14, 2, 5, 11])
    check_close(glove.cooccurrence(sentences, 6, window), count_pair_by_pair(sentences, 6, window))


@about("cooccurrence")
def test_a_window_longer_than_every_sentence(rng):
    """With a window of 50 every pair of positions of a sentence counts, and still no pair across sentences."""
    sentences = random_text(rng, 6, [3, 7, 5])
    check_close(glove.cooccurrence(sentences, 6, 50), count_pair_by_pair(sentences, 6, 50))


@about("cooccurrence")
def test_one_word_again_and_again(rng):
    """A sentence of a single word fills one cell, with twice the weight of all its pairs; another one fills others."""
    word, length = int(rng.integers(0, 4)), int(rng.integers(5, 9))
    sentences = [[word] * length, rng.permutation(4).tolist()]
    check_close(glove.cooccurrence(sentences, 4, 3), count_pair_by_pair(sentences, 4, 3))


@about("cooccurrence")
def test_unsigned_ids_of_a_large_vocabulary(rng):
    """Ids of dtype uint8 up to 199 find their cells; no arithmetic on them may wrap around."""
    sentences = [rng.integers(150, 200, 12).astype(np.uint8) for _ in range(3)]
    expected = count_pair_by_pair([sentence.tolist() for sentence in sentences], 200, 3)
    check_close(glove.cooccurrence(sentences, 200, 3), expected)


@about("cooccurrence")
@pytest.mark.parametrize("sentences", [[], [[], []], [[2], [0], [1]]], ids=["none", "empty ones", "lone words"])
def test_sentences_without_a_pair(sentences):
    """Without any pair of positions the counts are a (V, V) matrix of zeros."""
    check_close(glove.cooccurrence(sentences, 3, 2), np.zeros((3, 3)))


@about("cooccurrence")
def test_a_long_text_of_frequent_words(rng):
    """In 3,000 tokens of three words the same pairs come again and again, and every time counts."""
    sentences = random_text(rng, 3, [100] * 30)
    expected = np.zeros((3, 3))
    for row in np.array(sentences):
        for distance in (1, 2):
            np.add.at(expected, (row[:-distance], row[distance:]), 1 / distance)
    check_close(glove.cooccurrence(sentences, 3, 2), expected + expected.T)


@about("cooccurrence")
@pytest.mark.parametrize(
    ("name", "sentences", "vocab_size", "window"),
    [
        ("sentences", [[0, 1], [1, -1, 0]], 4, 2),
        ("sentences", [[0, 1], [2, 4]], 4, 2),
        ("sentences", [[0, 1], [7]], 4, 2),
        ("sentences", [0, 1, 2], 4, 2),
        ("sentences", [[[0, 1], [2, 3]]], 4, 2),
        ("vocab_size", [], 0, 2),
        ("window", [[0, 1]], 4, 0),
        ("window", [[0, 1]], 4, -1),
    ],
    ids=["id -1", "id V", "a lone word V + 3", "one flat list", "too deep", "vocab_size 0", "window 0", "window -1"],
)
def test_counting_that_makes_no_sense_is_refused(name, sentences, vocab_size, window):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, glove.cooccurrence, sentences, vocab_size, window)


@about("glove_weights")
def test_any_counts(rng):
    """Counts on both sides of x_max follow the formula with any x_max and alpha."""
    counts, x_max, alpha = rng.uniform(0.5, 40, (4, 5)), float(rng.uniform(15, 25)), float(rng.uniform(0.3, 0.9))
    expected = np.array([[min(1.0, (x / x_max) ** alpha) for x in row] for row in counts.tolist()])
    check_close(glove.glove_weights(counts, x_max, alpha), expected)


@about("glove_weights")
def test_the_usual_bend_and_power(rng):
    """Without x_max and alpha the weights bend at 100 and use the power 0.75."""
    counts = rng.uniform(1, 200, 12)
    check_close(glove.glove_weights(counts), np.where(counts < 100, counts**0.75 / 100**0.75, 1.0))


@about("glove_weights")
def test_alpha_zero_still_gives_unseen_pairs_no_weight(rng):
    """With alpha = 0 every count has weight 1, but a count of 0 keeps weight 0."""
    counts = np.array([0.0, 1.0, float(rng.uniform(2, 9)), 0.0])
    check_close(
        glove.glove_weights(counts, 50.0, 0.0),
        np.array([0.0, 1.0, 1.0, 0.0]),
        because="A pair that was never seen has weight 0 for every alpha (NumPy takes 0 ** 0 for 1).",
    )


@about("glove_weights")
def test_counts_of_three_dimensions_and_small_integers(rng):
    """Counts of dtype uint8 and shape (2, 3, 2) give float64 weights of that shape."""
    counts = rng.integers(1, 256, (2, 3, 2)).astype(np.uint8)
    check_close(glove.glove_weights(counts), np.minimum(counts / 100.0, 1) ** 0.75)


@about("glove_weights")
def test_a_negative_x_max_is_refused():
    """An x_max below 0 raises a ValueError that names x_max."""
    check_rejects("x_max", glove.glove_weights, [1.0, 2.0], -100.0)


def random_model(rng: np.random.Generator, vocab_size: int = 5, width: int = 3) -> tuple[list[np.ndarray], np.ndarray]:
    """Return the four parameters and asymmetric counts from below 1 to above 100, a third of them 0."""
    sizes = [(vocab_size, width), (vocab_size, width), (vocab_size,), (vocab_size,)]
    counts = np.exp(rng.uniform(-1, 7, (vocab_size, vocab_size)))
    counts[rng.permuted(np.tile(np.arange(vocab_size) < vocab_size // 3 + 1, (vocab_size, 1)), axis=1)] = 0
    counts[0, 0], counts[1, 1] = rng.uniform(200, 900), rng.uniform(1.5, 20)
    counts[0, 1:3], counts[1:3, 0] = [30.0, 0.5], [0.0, 400.0]
    return [rng.normal(0, 1, size) for size in sizes], counts


def loss_cell_by_cell(
    centers: np.ndarray, contexts: np.ndarray, center_biases: np.ndarray, context_biases: np.ndarray, counts: np.ndarray
) -> float:
    """Add up the loss over the cells with a count, as the contract words it."""
    loss = 0.0
    for i, j in np.ndindex(counts.shape):
        if counts[i, j] > 0:
            error = float(centers[i] @ contexts[j] + center_biases[i] + context_biases[j] - np.log(counts[i, j]))
            loss += min(1.0, (float(counts[i, j]) / 100) ** 0.75) * error**2
    return loss


def numerical_gradients(parameters: list[np.ndarray], counts: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return what nudging each number of each parameter by a little does to the loss, per unit."""
    gradients = []
    for index, values in enumerate(parameters):
        gradient = np.zeros_like(values)
        for place in np.ndindex(values.shape):
            step = np.zeros_like(values)
            step[place] = 1e-4
            higher, lower = (
                loss_cell_by_cell(*parameters[:index], values + sign * step, *parameters[index + 1 :], counts)
                for sign in (1, -1)
            )
            gradient[place] = (higher - lower) / 2e-4
        gradients.append(gradient)
    return tuple(gradients)


@about("glove_loss")
def test_random_models(rng):
    """For any parameters and asymmetric counts the loss is the weighted sum over the cells with a count."""
    parameters, counts = random_model(rng)
    check_close(glove.glove_loss(*parameters, counts), loss_cell_by_cell(*parameters, counts))


@about("glove_loss")
def test_a_model_that_explains_every_count_costs_nothing(rng):
    """Counts that are exp(center . context + both biases) cost 0, also where they are far above 100."""
    parameters, _ = random_model(rng)
    log_counts = parameters[0] @ parameters[1].T + parameters[2][:, None] + parameters[3]
    check_close(glove.glove_loss(*parameters, np.exp(log_counts)), 0.0)


@about("glove_loss")
def test_no_counts_cost_nothing(rng):
    """Where no pair was seen there is nothing to explain: the loss is 0."""
    parameters, _ = random_model(rng)
    check_close(
        glove.glove_loss(*parameters, np.zeros((5, 5))), 0.0, because="0 * log(0) is no number, so leave it out."
    )


@about("glove_loss")
def test_a_loss_of_small_integers(rng):
    """Parameters and counts of dtype uint8 are numbers like any others: sums beyond 255 and differences below 0."""
    parameters = [rng.integers(5, 20, size, dtype=np.uint8) for size in ((4, 3), (4, 3), (4,), (4,))]
    counts = rng.integers(1, 256, (4, 4), dtype=np.uint8)
    expected = loss_cell_by_cell(*[values.astype(np.float64) for values in parameters], counts.astype(np.float64))
    check_close(glove.glove_loss(*parameters, counts), expected)


BAD_MODELS = [
    ("centers", {"centers": np.ones(3)}),
    ("contexts", {"contexts": np.ones((1, 2))}),
    ("contexts", {"contexts": np.ones((3, 1))}),
    ("center_biases", {"center_biases": np.ones((3, 1))}),
    ("center_biases", {"center_biases": np.ones(1)}),
    ("context_biases", {"context_biases": np.ones((1, 3))}),
    ("context_biases", {"context_biases": np.ones(4)}),
    ("counts", {"counts": np.ones(3)}),
    ("counts", {"counts": np.ones((2, 3))}),
]
BAD_MODEL_IDS = [
    "centers of one dimension",
    "one context for all words",
    "narrow contexts",
    "center_biases in a column",
    "one center bias for all words",
    "context_biases in a row",
    "too many context_biases",
    "counts of one dimension",
    "a row of counts too few",
]


def model_with(wrong: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    right = {"centers": np.ones((3, 2)), "contexts": np.ones((3, 2)), "center_biases": np.ones(3)}
    return {**right, "context_biases": np.ones(3), "counts": np.ones((3, 3)), **wrong}


@about("glove_loss")
@pytest.mark.parametrize(("name", "wrong"), BAD_MODELS, ids=BAD_MODEL_IDS)
def test_models_that_make_no_sense_are_refused(name, wrong):
    """Shapes that do not fit together raise a ValueError that names the argument; NumPy would spread some of them."""
    check_rejects(name, glove.glove_loss, *model_with(wrong).values())


@about("glove_gradients")
def test_the_gradients_agree_with_finite_differences(rng):
    """The four gradients are what nudging each number a little does to the loss."""
    parameters, counts = random_model(rng)
    expected = numerical_gradients(parameters, counts)
    check_close(glove.glove_gradients(*parameters, counts), expected, rtol=1e-5, atol=1e-6)


@about("glove_gradients")
def test_a_model_that_explains_every_count_has_no_slope(rng):
    """Where every count is explained exactly there is nothing to improve: all four gradients are 0."""
    parameters, _ = random_model(rng)
    log_counts = parameters[0] @ parameters[1].T + parameters[2][:, None] + parameters[3]
    expected = tuple(np.zeros(values.shape) for values in parameters)
    check_close(glove.glove_gradients(*parameters, np.exp(log_counts)), expected)


@about("glove_gradients")
def test_a_word_without_counts_has_no_slope(rng):
    """A word whose row and column of counts are 0 has a gradient of exactly 0 in all four places."""
    parameters, counts = random_model(rng)
    counts[2], counts[:, 2] = 0, 0
    gradients = glove.glove_gradients(*parameters, counts)
    check_that(len(gradients) == 4, f"there are four gradients; yours are {len(gradients)}")
    for gradient, values in zip(gradients, parameters, strict=True):
        check_close(np.shape(gradient), values.shape)
        check_close(np.asarray(gradient)[2], np.zeros(values.shape)[2], rtol=0, atol=0)


@about("glove_gradients")
def test_the_gradients_of_small_integers(rng, reference):
    """Parameters and counts of dtype uint8 give float64 gradients."""
    parameters = [rng.integers(5, 20, size, dtype=np.uint8) for size in ((4, 3), (4, 3), (4,), (4,))]
    counts = rng.integers(1, 256, (4, 4), dtype=np.uint8)
    expected = reference.glove_gradients(*[values.tolist() for values in parameters], counts.tolist())
    check_close(glove.glove_gradients(*parameters, counts), expected)


@about("glove_gradients")
@pytest.mark.parametrize(("name", "wrong"), BAD_MODELS, ids=BAD_MODEL_IDS)
def test_models_without_gradients_are_refused(name, wrong):
    """Shapes that do not fit together raise a ValueError that names the argument; NumPy would spread some of them."""
    check_rejects(name, glove.glove_gradients, *model_with(wrong).values())


def ppmi_cell_by_cell(counts: np.ndarray) -> np.ndarray:
    """Compute the definition for each cell with a count."""
    information = np.zeros(counts.shape)
    for i, j in np.ndindex(counts.shape):
        if counts[i, j] > 0:
            chance = float(counts[i].sum()) * float(counts[:, j].sum()) / float(counts.sum())
            information[i, j] = max(0.0, float(np.log(float(counts[i, j]) / chance)))
    return information


@about("ppmi")
def test_random_asymmetric_counts(rng):
    """Counts whose rows and columns have different sums give the definition, cell by cell."""
    counts = rng.gamma(0.7, 3, (6, 6)) * rng.uniform(0.2, 5, 6) * (rng.random((6, 6)) < 0.7)
    counts[0, 1], counts[1, 0] = 7.5, 0.0
    check_close(glove.ppmi(counts), ppmi_cell_by_cell(counts))


@about("ppmi")
def test_words_without_counts_get_zeros(rng):
    """A row of zeros and a column of zeros stay zeros: no NaN, no infinity."""
    counts = rng.integers(1, 9, (5, 5)).astype(np.float64)
    counts[1], counts[:, 3] = 0, 0
    check_close(glove.ppmi(counts), ppmi_cell_by_cell(counts), because="A cell without a count is 0.")


@about("ppmi")
def test_no_counts_at_all():
    """A matrix of zeros gives a matrix of zeros, although its total is 0."""
    check_close(glove.ppmi(np.zeros((3, 3))), np.zeros((3, 3)))


@about("ppmi")
def test_the_unit_of_the_counts_does_not_matter(rng):
    """Counts that are all four times smaller give the same result: only ratios count."""
    counts = rng.integers(0, 5, (6, 6)) * 1.0
    counts[2, 4] = 9.0
    check_close(glove.ppmi(counts / 4), ppmi_cell_by_cell(counts))


@about("ppmi")
def test_small_unsigned_counts(rng):
    """Counts of dtype uint8 sum and multiply far beyond 255, and counts that are whole give float64."""
    counts = rng.integers(0, 256, (4, 4)).astype(np.uint8)
    counts[3, 0] = 255
    check_close(glove.ppmi(counts), ppmi_cell_by_cell(counts.astype(np.float64)))


@about("ppmi")
@pytest.mark.parametrize("shape", [(2, 3), (2, 2, 2)], ids=["a row missing", "three dimensions"])
def test_counts_that_are_no_square_are_refused(shape):
    """Counts that are not of shape (V, V) raise a ValueError that names counts."""
    check_rejects("counts", glove.ppmi, np.ones(shape))


def random_matrix(rng: np.random.Generator, values: list[float], symmetric: bool = False) -> np.ndarray:
    """Return a random square matrix with these singular values, or with these eigenvalues if it is to be symmetric."""
    left, right = (np.linalg.qr(rng.normal(0, 1, (len(values), len(values))))[0] for _ in range(2))
    matrix = (left * values) @ (left if symmetric else right).T
    return (matrix + matrix.T) / 2 if symmetric else matrix


def expected_products(matrix: np.ndarray, width: int) -> np.ndarray:
    """Return U_d S_d U_d^T from the eigenvectors of matrix @ matrix.T, which are U."""
    squares, left = np.linalg.eigh(matrix @ matrix.T)
    left = left[:, ::-1][:, :width]
    return (left * np.sqrt(np.maximum(squares[::-1][:width], 0))) @ left.T


def check_products(vectors: object, matrix: np.ndarray, width: int, because: str) -> None:
    check_close(np.shape(vectors), (len(matrix), width), because="There is one vector of that width for each row.")
    check_close(np.asarray(vectors).dtype.name, "float64", because="Results of NumPy modules are float64.")
    products = np.asarray(vectors) @ np.asarray(vectors).T
    check_close(products, expected_products(matrix, width), rtol=1e-5, atol=1e-6, because=because)


@about("svd_vectors")
@pytest.mark.parametrize("width", [1, 3, 6], ids=["one column", "half", "all"])
def test_the_products_of_the_rows(rng, width):
    """The products of two vectors are those of U_d * sqrt(S_d), for a matrix that is not symmetric."""
    matrix = random_matrix(rng, [20.0, 14.0, 9.0, 5.0, 2.0, 0.7])
    check_products(
        glove.svd_vectors(matrix, width), matrix, width, "The vectors are U_d * sqrt(S_d) (compared: their products)."
    )


@about("svd_vectors")
def test_a_symmetric_matrix_with_negative_eigenvalues(rng):
    """Negative eigenvalues, as of a matrix of PPMI, count by their size: -15 before 10 before -6."""
    matrix = random_matrix(rng, [10.0, -15.0, 3.0, -6.0, 1.0], symmetric=True)
    check_products(
        glove.svd_vectors(matrix, 3), matrix, 3, "Singular values are never negative; the greatest 3 are 15, 10 and 6."
    )


@about("svd_vectors")
def test_more_columns_than_the_rank(rng):
    """A matrix of rank 2 has singular values of 0, and the columns beyond the second add nothing, not even NaN."""
    matrix = random_matrix(rng, [8.0, 3.0, 0.0, 0.0, 0.0])
    check_products(glove.svd_vectors(matrix, 4), matrix, 4, "The third and fourth singular value are 0.")


@about("svd_vectors")
def test_the_greatest_column_comes_first(rng):
    """The columns stand at right angles, and their squared lengths are the singular values from the greatest down."""
    values = [11.0, 7.0, 4.0, 2.0]
    vectors = glove.svd_vectors(random_matrix(rng, values), 3)
    check_close(np.shape(vectors), (4, 3))
    check_close(np.asarray(vectors).T @ np.asarray(vectors), np.diag(values[:3]), atol=1e-7)


@about("svd_vectors")
def test_a_matrix_of_small_integers(rng):
    """A matrix of dtype uint8 in which products go far beyond 255 gives float64 vectors."""
    matrix = rng.integers(0, 30, (4, 4)).astype(np.uint8) + np.diag([200, 110, 50, 0]).astype(np.uint8)
    check_products(glove.svd_vectors(matrix, 2), matrix.astype(np.float64), 2, "Convert the matrix to float64 first.")


@about("svd_vectors")
@pytest.mark.parametrize(
    ("name", "matrix", "width"),
    [
        ("matrix", np.ones(4), 1),
        ("matrix", np.ones((4, 3)), 2),
        ("width", np.eye(3), 0),
        ("width", np.eye(3), -1),
        ("width", np.eye(3), 4),
    ],
    ids=["one dimension", "not square", "width 0", "width -1", "width V + 1"],
)
def test_decompositions_that_make_no_sense_are_refused(name, matrix, width):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, glove.svd_vectors, matrix, width)


def language(rng: np.random.Generator, kinds: np.ndarray) -> np.ndarray:
    """Return counts of a made language: words of one kind have nearly the same neighbours.

    The log count of two words is the product of their hidden vectors, which point the same way for words of one kind,
    plus a number for the frequency of each word.
    """
    number = int(kinds.max()) + 1
    angles = 2 * np.pi * kinds / number + rng.uniform(0, 2 * np.pi)
    hidden = 1.5 * np.stack([np.cos(angles), np.sin(angles)], axis=1) + rng.normal(0, 0.1, (len(kinds), 2))
    frequency = rng.normal(3, 0.5, len(kinds))
    return np.exp(hidden @ hidden.T + frequency[:, None] + frequency)


def explained_share(vectors: np.ndarray, counts: np.ndarray) -> tuple[float, float]:
    """Return the share of the log counts that the products of the vectors explain beyond biases, and their factor.

    Biases for all rows and columns and one factor before the products are fitted to the cells with a count.
    """
    rows, columns = np.nonzero(counts)
    biases = np.zeros((len(rows), 2 * len(counts)))
    biases[np.arange(len(rows)), rows] = 1
    biases[np.arange(len(rows)), len(counts) + columns] = 1
    values = np.stack([np.log(counts[rows, columns]), np.einsum("nd,nd->n", vectors[rows], vectors[columns])], axis=1)
    log_counts, found = (values - biases @ np.linalg.lstsq(biases, values, rcond=None)[0]).T
    factor = float(log_counts @ found / max(float(found @ found), 1e-12))
    return 1 - float(np.sum((log_counts - factor * found) ** 2) / np.sum(log_counts**2)), factor


def trained(counts: object, shape: tuple[int, int], epochs: int, learning_rate: float, seed: int) -> np.ndarray:
    """Return the vectors as trained by the learner, once their shape, dtype and numbers are in order."""
    vectors = glove.train_glove(counts, shape[1], epochs, learning_rate, np.random.default_rng(seed))
    check_close(np.shape(vectors), shape, because="The result is one table, the sum of centers and contexts.")
    check_close(np.asarray(vectors).dtype.name, "float64", because="Results of NumPy modules are float64.")
    check_that(np.isfinite(vectors).all(), "every number of the vectors is finite; yours hold NaN or infinity")
    return np.array(vectors)


def cosines(vectors: np.ndarray) -> np.ndarray:
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    return unit @ unit.T


def check_kinds(vectors: np.ndarray, kinds: np.ndarray, words: np.ndarray) -> None:
    """Check that the mean cosine of two of `words` of one kind is well above that of two of different kinds."""
    close, same = cosines(vectors[words]), kinds[words][:, None] == kinds[words]
    others = ~np.eye(len(words), dtype=bool)
    within, between = float(close[same & others].mean()), float(close[~same].mean())
    check_that(
        within > between + 0.25,
        f"words of one kind are close: their mean cosine is {within:.2f}, between kinds it is {between:.2f}",
    )


@about("train_glove")
def test_the_vectors_explain_the_log_counts(rng):
    """Where log counts are products of hidden vectors plus biases, the trained vectors explain nine tenths of them."""
    counts = language(rng, np.arange(12) % 3)
    share, _ = explained_share(trained(counts, (12, 8), 100, 0.3, int(rng.integers(2**32))), counts)
    check_that(
        share > 0.9, f"products of vectors explain 0.9 of the log counts beyond biases; yours explain {share:.3f}"
    )


@about("train_glove")
def test_the_result_is_the_sum_of_both_tables(rng):
    """Each table explains the log counts with the other; so products of their sums are about four times as great."""
    counts = language(rng, np.arange(12) % 3)
    _, factor = explained_share(trained(counts, (12, 8), 100, 0.3, int(rng.integers(2**32))), counts)
    check_that(
        0.15 < factor < 0.4,
        f"the log counts are about 0.25 times the products of centers + contexts; yours are {factor:.3f} times",
    )


@about("train_glove")
def test_words_of_one_kind_are_closer_than_words_of_two(rng):
    """Of three kinds of four words, words of one kind come close and words of different kinds do not."""
    kinds = rng.permutation(np.arange(12) % 3)
    vectors = trained(language(rng, kinds), (12, 8), 100, 0.3, int(rng.integers(2**32)))
    check_kinds(vectors, kinds, np.arange(12))


@about("train_glove")
def test_pairs_that_were_never_seen_say_nothing(rng):
    """With a third of the cells at 0 the vectors explain those that have a count, as if the others were unknown."""
    counts = language(rng, np.arange(15) % 3)
    upper = np.triu(rng.random((15, 15)) < 1 / 3, 1)
    counts[upper | upper.T] = 0
    share, _ = explained_share(trained(counts, (15, 6), 150, 0.3, int(rng.integers(2**32))), counts)
    check_that(share > 0.85, f"the vectors explain 0.85 of the log counts that there are; yours explain {share:.3f}")


@about("train_glove")
def test_rare_pairs_say_little(rng):
    """Pairs with a count of 0.001 weigh next to nothing, so the vectors explain the frequent pairs."""
    counts = 20 * language(rng, np.arange(15) % 3)
    upper = np.triu(rng.random((15, 15)) < 1 / 3, 1)
    rare = upper | upper.T
    counts[rare] = 0.001
    vectors = trained(counts, (15, 6), 150, 0.3, int(rng.integers(2**32)))
    share, _ = explained_share(vectors, np.where(rare, 0, counts))
    check_that(share > 0.7, f"the vectors explain 0.7 of the frequent pairs' log counts; yours explain {share:.3f}")


@about("train_glove")
def test_row_words_and_column_words_are_both_trained(rng):
    """With counts in pairs (early word, late word) alone, both early and late words fall into kinds."""
    kinds = np.arange(18) % 3
    counts = language(rng, kinds)
    counts[9:], counts[:, :9] = 0, 0
    seed = int(rng.integers(2**32))
    trained(counts, (18, 6), 1, 0.3, seed)
    vectors = trained(counts, (18, 6), 150, 0.3, seed)
    check_kinds(vectors, kinds, np.arange(9))
    check_kinds(vectors, kinds, np.arange(9, 18))


@about("train_glove")
def test_words_without_counts_stay_finite(rng):
    """A word without any count neither turns into NaN nor harms the others."""
    kinds = np.arange(12) % 3
    counts = language(rng, kinds)
    counts[4], counts[:, 4] = 0, 0
    vectors = trained(counts, (12, 8), 100, 0.3, int(rng.integers(2**32)))
    check_kinds(vectors, kinds, np.delete(np.arange(12), 4))


@about("train_glove")
def test_no_counts_to_train_on(rng):
    """Counts that are all 0 leave finite vectors."""
    trained(np.zeros((4, 4)), (4, 3), 5, 0.1, int(rng.integers(2**32)))


@about("train_glove")
def test_a_great_learning_rate(rng):
    """A rate of 1.0 is too much for plain gradient descent; AdaGrad, whose steps shrink, still explains the counts."""
    counts = 20 * language(rng, np.arange(12) % 3)
    share, _ = explained_share(trained(counts, (12, 8), 100, 1.0, int(rng.integers(2**32))), counts)
    check_that(share > 0.7, f"the vectors explain 0.7 of the log counts beyond biases; yours explain {share:.3f}")


@about("train_glove")
def test_all_randomness_comes_from_the_generator(rng):
    """The same seed gives the same vectors, another seed gives others."""
    counts, seed = language(rng, np.arange(6) % 3), int(rng.integers(2**31))
    first, again, other = (trained(counts, (6, 4), 3, 0.1, s) for s in (seed, seed, seed + 1))
    check_close(again, first, because="The same generator gives the same draws.")
    check_that(bool(np.abs(first - other).max() > 1e-6), "another seed gives other vectors")


@about("train_glove")
def test_counts_as_lists_of_small_integers(rng):
    """Counts in nested lists and of dtype uint8 train vectors too."""
    kinds = np.arange(12) % 3
    counts = np.clip(language(rng, kinds) / 10, 1, 255).astype(np.uint8)
    seed = int(rng.integers(2**31))
    check_kinds(trained(counts, (12, 8), 100, 0.3, seed), kinds, np.arange(12))
    check_kinds(trained(counts.tolist(), (12, 8), 100, 0.3, seed), kinds, np.arange(12))


@about("train_glove")
@pytest.mark.parametrize(
    ("name", "counts", "width", "epochs"),
    [
        ("counts", np.ones(4), 2, 3),
        ("counts", np.ones((3, 4)), 2, 3),
        ("width", np.ones((3, 3)), -1, 3),
        ("epochs", np.ones((3, 3)), 2, -1),
    ],
    ids=["counts of one dimension", "counts not square", "width -1", "epochs -1"],
)
def test_training_that_makes_no_sense_is_refused(name, counts, width, epochs):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, glove.train_glove, counts, width, epochs, 0.1, np.random.default_rng(0))
