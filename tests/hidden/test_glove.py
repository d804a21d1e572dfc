"""Hidden tests of the module glove."""

import numpy as np

from exercises import glove
from llmlings.testing import about, check_close, check_remembers_nothing, check_that


def random_sentences(rng: np.random.Generator, vocab_size: int, lengths: list[int]) -> list[list[int]]:
    return [rng.integers(0, vocab_size, length).tolist() for length in lengths]


@about("cooccurrence")
def test_random_sentences(rng, reference):
    """Sentences of many lengths, one of a single word, give the sums over all pairs, in short and long windows."""
    sentences = [*random_sentences(rng, 5, [0, 9, 1, 14, 2, 5, 11]), [int(rng.integers(5))] * 6]
    for window in (1, 4, 50):
        check_close(glove.cooccurrence(sentences, 6, window), reference.cooccurrence(sentences, 6, window))


@about("cooccurrence")
def test_sentences_without_a_pair(rng):
    """Without any pair of positions the counts are a (V, V) matrix of zeros."""
    for sentences in ([], [[], []], [[token] for token in rng.permutation(3).tolist()]):
        check_close(glove.cooccurrence(sentences, 3, 2), np.zeros((3, 3)))


@about("cooccurrence")
def test_each_text_is_counted_alone(rng, reference):
    """The counts are those of this text, in this vocabulary and window, whatever was counted before."""
    first, second = (random_sentences(rng, 4, [6, 3, 8]) for _ in range(2))
    check_remembers_nothing(glove.cooccurrence, reference.cooccurrence, (first, 4, 2), (second, 7, 3))


@about("glove_weights")
def test_any_counts(rng, reference):
    """Counts of any shape, on both sides of x_max, follow the formula with any x_max and alpha."""
    first, second = (
        (rng.uniform(0.5, 40, shape), float(rng.uniform(15, 25)), float(rng.uniform(0.3, 0.9)))
        for shape in ((4, 5), (2, 3, 2))
    )
    check_remembers_nothing(glove.glove_weights, reference.glove_weights, first, second)


@about("glove_weights")
def test_alpha_zero_still_gives_unseen_pairs_no_weight(rng):
    """With alpha = 0 every count has weight 1, but a count of 0 keeps weight 0."""
    counts = np.array([0.0, 1.0, float(rng.uniform(2, 9)), 0.0])
    check_close(
        glove.glove_weights(counts, 50.0, 0.0),
        np.array([0.0, 1.0, 1.0, 0.0]),
        because="A pair that was never seen has weight 0 for every alpha (NumPy takes 0 ** 0 for 1).",
    )


def random_model(rng: np.random.Generator, vocab_size: int = 5, width: int = 3) -> tuple[list[np.ndarray], np.ndarray]:
    """Return the four parameters and asymmetric counts from below 1 to above 100, a third of them 0."""
    sizes = [(vocab_size, width), (vocab_size, width), (vocab_size,), (vocab_size,)]
    counts = np.exp(rng.uniform(-1, 7, (vocab_size, vocab_size)))
    counts[rng.permuted(np.tile(np.arange(vocab_size) < vocab_size // 3 + 1, (vocab_size, 1)), axis=1)] = 0
    counts[0, 0], counts[1, 1] = rng.uniform(200, 900), rng.uniform(1.5, 20)
    counts[0, 1:3], counts[1:3, 0] = [30.0, 0.5], [0.0, 400.0]
    return [rng.normal(0, 1, size) for size in sizes], counts


def explained(parameters: list[np.ndarray]) -> np.ndarray:
    """Return the counts that the model predicts exactly."""
    centers, contexts, center_biases, context_biases = parameters
    return np.exp(centers @ contexts.T + center_biases[:, None] + context_biases)


@about("glove_loss")
def test_random_models(rng, reference):
    """For any parameters and asymmetric counts the loss is the weighted sum over the cells with a count."""
    first, second = ((*parameters, counts) for parameters, counts in (random_model(rng) for _ in range(2)))
    check_remembers_nothing(glove.glove_loss, reference.glove_loss, first, second)


@about("glove_loss")
def test_what_is_explained_or_was_never_seen_costs_nothing(rng):
    """Counts that are exp(center . context + both biases) cost 0, far above 100 too; so do no counts at all."""
    parameters, _ = random_model(rng)
    check_close(glove.glove_loss(*parameters, explained(parameters)), 0.0)
    check_close(
        glove.glove_loss(*parameters, np.zeros((5, 5))), 0.0, because="0 * log(0) is no number, so leave it out."
    )


@about("glove_gradients")
def test_the_gradients_agree_with_finite_differences(rng, reference):
    """The four gradients are what nudging each number a little does to the loss."""
    parameters, counts = random_model(rng, 4, 2)
    expected = tuple(np.zeros(values.shape) for values in parameters)
    for index, gradient in enumerate(expected):
        for place in np.ndindex(gradient.shape):
            step = np.zeros(gradient.shape)
            step[place] = 1e-4
            higher, lower = (
                reference.glove_loss(*parameters[:index], values, *parameters[index + 1 :], counts)
                for values in (parameters[index] + step, parameters[index] - step)
            )
            gradient[place] = (higher - lower) / 2e-4
    check_close(glove.glove_gradients(*parameters, counts), expected, rtol=1e-5, atol=1e-6)


@about("glove_gradients")
def test_where_there_is_nothing_to_improve(rng):
    """Where every count is explained exactly, and for a word without counts, the gradients are 0."""
    parameters, _ = random_model(rng)
    counts = explained(parameters)
    counts[2], counts[:, 2] = 0, 0
    expected = tuple(np.zeros(values.shape) for values in parameters)
    check_close(glove.glove_gradients(*parameters, counts), expected)


@about("glove_gradients")
def test_each_model_has_its_own_gradients(rng, reference):
    """The gradients depend on all five arguments of their own call, and on nothing else."""
    first, second = ((*parameters, counts) for parameters, counts in (random_model(rng) for _ in range(2)))
    check_remembers_nothing(glove.glove_gradients, reference.glove_gradients, first, second)


@about("ppmi")
def test_random_asymmetric_counts(rng, reference):
    """Counts whose rows and columns have different sums give the definition, cell by cell."""
    first, second = (
        rng.gamma(0.7, 3, (6, 6)) * rng.uniform(0.2, 5, 6) * (rng.random((6, 6)) < 0.7) + np.eye(6) for _ in range(2)
    )
    first[0, 1], first[1, 0] = 7.5, 0.0
    check_remembers_nothing(glove.ppmi, reference.ppmi, (first,), (second,))


@about("ppmi")
def test_words_without_counts_get_zeros(rng, reference):
    """A row of zeros and a column of zeros stay zeros: no NaN, no infinity; so does a matrix of zeros."""
    counts = rng.integers(1, 9, (5, 5)).astype(np.float64)
    counts[1], counts[:, 3] = 0, 0
    check_close(glove.ppmi(counts), reference.ppmi(counts), because="A cell without a count is 0.")
    check_close(glove.ppmi(np.zeros((3, 3))), np.zeros((3, 3)), because="A cell without a count is 0.")


@about("ppmi")
def test_the_unit_of_the_counts_does_not_matter(rng, reference):
    """Counts that are all four times smaller give the same result: only ratios count."""
    counts = rng.integers(0, 5, (6, 6)) * 1.0
    counts[2, 4] = 9.0
    check_close(glove.ppmi(counts / 4), reference.ppmi(counts))


def random_matrix(rng: np.random.Generator, values: list[float], symmetric: bool = False) -> np.ndarray:
    """Return a random square matrix with these singular values, or with these eigenvalues if it is to be symmetric."""
    left, right = (np.linalg.qr(rng.normal(0, 1, (len(values), len(values))))[0] for _ in range(2))
    matrix = (left * values) @ (left if symmetric else right).T
    return (matrix + matrix.T) / 2 if symmetric else matrix


def products(vectors: object) -> np.ndarray:
    """Return all products of two rows, which do not depend on signs."""
    return np.asarray(vectors) @ np.asarray(vectors).T


def check_products(vectors: object, expected: np.ndarray, because: str) -> None:
    check_close(np.shape(vectors), expected.shape, because="There is one vector of that width for each row.")
    check_close(products(vectors), products(expected), rtol=1e-5, atol=1e-6, because=because)


@about("svd_vectors")
def test_the_products_of_the_rows(rng, reference):
    """The products of two vectors are those of U_d * sqrt(S_d), for a matrix that is not symmetric."""
    matrix = random_matrix(rng, [20.0, 14.0, 9.0, 5.0, 2.0, 0.7])
    for width in (1, 3, 6):
        because = "The vectors are U_d * sqrt(S_d) (compared: their products)."
        check_products(glove.svd_vectors(matrix, width), reference.svd_vectors(matrix, width), because)


@about("svd_vectors")
def test_a_symmetric_matrix_with_negative_eigenvalues(rng, reference):
    """Negative eigenvalues, as of a matrix of PPMI, count by their size: -15 before 10 before -6."""
    matrix = random_matrix(rng, [10.0, -15.0, 3.0, -6.0, 1.0], symmetric=True)
    because = "Singular values are never negative; the largest 3 are 15, 10 and 6."
    check_products(glove.svd_vectors(matrix, 3), reference.svd_vectors(matrix, 3), because)


@about("svd_vectors")
def test_more_columns_than_the_rank(rng, reference):
    """A matrix of rank 2 has singular values of 0, and the columns beyond the second add nothing, not even NaN."""
    matrix = random_matrix(rng, [8.0, 3.0, 0.0, 0.0, 0.0])
    because = "The third and fourth singular value are 0."
    check_products(glove.svd_vectors(matrix, 4), reference.svd_vectors(matrix, 4), because)


@about("svd_vectors")
def test_the_greatest_column_comes_first(rng):
    """The columns are at right angles, and their squared lengths are the singular values from the largest down."""
    values = [11.0, 7.0, 4.0, 2.0]
    vectors = np.asarray(glove.svd_vectors(random_matrix(rng, values), 3))
    check_close(vectors.T @ vectors, np.diag(values[:3]), atol=1e-7, because="Compared: products of two columns.")


@about("svd_vectors")
def test_each_matrix_is_decomposed_anew(rng, reference):
    """The products are those of this matrix and this width, whatever was decomposed before."""
    first, second = (random_matrix(rng, [9.0, 4.0, 2.0, 1.0]) for _ in range(2))
    check_remembers_nothing(
        lambda matrix, width: products(glove.svd_vectors(matrix, width)),
        lambda matrix, width: products(reference.svd_vectors(matrix, width)),
        (first, 2),
        (second, 3),
    )


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


def with_gaps(
    rng: np.random.Generator, counts: np.ndarray, unseen: float, rare: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return large counts of which these shares are 0 and 0.001, and the same with 0 for both.

    As in real counts, most can be relied on, rare ones are noise, and those that are missing say nothing.
    """
    draws = np.triu(rng.random(counts.shape), 1)
    draws = draws + draws.T + np.eye(len(counts))
    counts = np.where(draws < unseen, 0, np.where(draws < unseen + rare, 0.001, 20 * counts))
    return counts, np.where(counts == 0.001, 0, counts)


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


def trained(counts: np.ndarray, width: int, epochs: int, learning_rate: float, rng: np.random.Generator) -> np.ndarray:
    """Return the vectors as trained by the learner, once their shape and numbers are in order."""
    seed = int(rng.integers(2**32))
    vectors = glove.train_glove(counts, width, epochs, learning_rate, np.random.default_rng(seed))
    check_close(
        np.shape(vectors),
        (len(counts), width),
        because="The result is one table, the sum of centers and contexts.",
    )
    check_that(bool(np.isfinite(vectors).all()), "every number of the vectors is finite; yours hold NaN or infinity")
    return np.array(vectors)


def check_share(vectors: np.ndarray, counts: np.ndarray, least: float) -> None:
    share, factor = explained_share(vectors, counts)
    check_that(
        share > least, f"products of vectors explain {least} of the log counts beyond biases; yours explain {share:.3f}"
    )
    check_that(
        0.15 < factor < 0.4,
        f"the log counts are about 0.25 times the products of centers + contexts; yours are {factor:.3f} times",
    )


def check_closeness(vectors: np.ndarray, kinds: np.ndarray, words: np.ndarray) -> None:
    """Check that the mean cosine of two of `words` of one kind is well above that of two of different kinds."""
    unit = vectors[words] / np.maximum(np.linalg.norm(vectors[words], axis=1, keepdims=True), 1e-12)
    cosines, same = unit @ unit.T, kinds[words][:, None] == kinds[words]
    others = ~np.eye(len(words), dtype=bool)
    within, between = float(cosines[same & others].mean()), float(cosines[~same].mean())
    check_that(
        within > between + 0.25,
        f"words of one kind are close: their mean cosine is {within:.2f}, between kinds it is {between:.2f}",
    )


@about("train_glove", chance=True)
def test_the_sum_of_both_tables_explains_the_log_counts(rng):
    """Where log counts are products of hidden vectors plus biases, centers + contexts explain nine tenths of them."""
    counts = language(rng, np.arange(12) % 3)
    check_share(trained(counts, 8, 100, 0.3, rng), counts, 0.9)


@about("train_glove", chance=True)
def test_pairs_that_were_never_seen_say_nothing(rng):
    """With a quarter of the cells at 0 the vectors explain those that have a count, as if the others were unknown."""
    counts, frequent = with_gaps(rng, language(rng, np.arange(15) % 3), 1 / 4, 1 / 8)
    check_share(trained(counts, 6, 150, 0.3, rng), frequent, 0.85)


@about("train_glove", weight=2, chance=True)
def test_rare_pairs_say_little(rng):
    """Pairs with a count of 0.001 weigh next to nothing, so the vectors explain the frequent pairs."""
    counts, frequent = with_gaps(rng, language(rng, np.arange(15) % 3), 1 / 8, 1 / 4)
    check_share(trained(counts, 6, 150, 0.3, rng), frequent, 0.85)


@about("train_glove", chance=True)
def test_row_words_and_column_words_are_both_trained(rng):
    """With counts in pairs (early word, late word) alone, both early and late words fall into kinds."""
    kinds = np.arange(18) % 3
    counts = language(rng, kinds)
    counts[9:], counts[:, :9] = 0, 0
    vectors = trained(counts, 6, 150, 0.3, rng)
    check_closeness(vectors, kinds, np.arange(9))
    check_closeness(vectors, kinds, np.arange(9, 18))


@about("train_glove", chance=True)
def test_words_without_counts_stay_finite(rng):
    """A word without any count neither turns into NaN nor harms the others, which fall into their kinds."""
    kinds = rng.permutation(np.arange(12) % 3)
    counts = language(rng, kinds)
    counts[4], counts[:, 4] = 0, 0
    vectors = trained(counts, 8, 100, 0.3, rng)
    check_closeness(vectors, kinds, np.delete(np.arange(12), 4))


@about("train_glove", chance=True)
def test_a_great_learning_rate(rng):
    """A rate of 1.0 is too much for plain gradient descent; AdaGrad, whose steps shrink, still explains the counts."""
    counts, frequent = with_gaps(rng, language(rng, np.arange(15) % 3), 1 / 6, 1 / 6)
    check_share(trained(counts, 6, 100, 1.0, rng), frequent, 0.7)


@about("train_glove")
def test_all_randomness_comes_from_the_generator(rng):
    """The same seed gives the same vectors, another seed gives others."""
    counts, seed = language(rng, np.arange(6) % 3), int(rng.integers(2**31))
    first, again, other = (
        np.array(glove.train_glove(counts, 4, 3, 0.1, np.random.default_rng(s))) for s in (seed, seed, seed + 1)
    )
    check_close(again, first, because="The same generator gives the same draws.")
    check_that(bool(np.abs(first - other).max() > 1e-6), "another seed gives other vectors")


@about("train_glove")
def test_each_training_starts_anew(rng):
    """Whichever argument changes, another table is learned; equal ones, an rng of equal seed too, give it again."""
    first, second = (
        (language(rng, np.arange(6) % 3), width, epochs, rate, np.random.default_rng(width))
        for width, epochs, rate in ((4, 2, 0.1), (3, 1, 0.2))
    )
    check_remembers_nothing(glove.train_glove, None, first, second)
