"""Hidden tests of the module similarity."""

import numpy as np

from exercises import similarity
from llmlings.testing import about, check_close, check_remembers_nothing


def rows_of_many_lengths(rng: np.random.Generator, rows: int, width: int) -> np.ndarray:
    """Return random rows, some of them a hundred times as long as others."""
    lengths = np.resize([0.1, 10.0, 1.0, 3.0, 0.4], rows)
    return rng.normal(0, 1, (rows, width)) * rng.permutation(lengths)[:, None]


@about("cosine_similarity")
def test_any_two_vectors(rng, reference):
    """Random vectors give their dot product over the product of their lengths, whatever was asked before.

    One of them is turned around as well, so that one cosine at least is negative.
    """
    first = (rng.normal(0.5, 3, 7), rng.normal(-0.2, 0.1, 7))
    second = (-2 * first[0], rng.normal(-0.2, 0.1, 7))
    check_remembers_nothing(similarity.cosine_similarity, reference.cosine_similarity, first, second)


@about("cosine_similarity")
def test_short_vectors_have_a_direction_too(rng, reference):
    """Vectors a million times shorter have the same cosine; only a zero vector has none."""
    a, b = rng.uniform(1, 3, 4), rng.uniform(0.5, 2, 4)
    check_close(
        similarity.cosine_similarity(a * 1e-6, b * 1e-6),
        reference.cosine_similarity(a, b),
        because="No small number may be added to the lengths, and a short vector is not a zero vector.",
    )


@about("cosine_similarity")
def test_zero_vectors_on_either_side(rng):
    """A zero vector gives 0.0 as the second argument too, and so do two of them."""
    zero = np.zeros(5)
    check_close(similarity.cosine_similarity(rng.normal(0, 1, 5), zero), 0.0)
    check_close(similarity.cosine_similarity(zero, zero), 0.0)


@about("cosine_matrix")
def test_any_rows(rng, reference):
    """Entry [i, j] is the cosine of rows i and j, for rows of any length, whatever was asked before."""
    first, second = rows_of_many_lengths(rng, 6, 4), rows_of_many_lengths(rng, 5, 7)
    check_remembers_nothing(similarity.cosine_matrix, reference.cosine_matrix, [first], [second])


@about("cosine_matrix")
def test_short_rows_and_zero_rows(rng, reference):
    """Rows a million times shorter keep their cosines; the rows and columns of zero rows are 0.0."""
    vectors = rng.uniform(-3, 3, (5, 3))
    vectors[[0, 3]] = 0
    check_close(
        similarity.cosine_matrix(vectors * 1e-6),
        reference.cosine_matrix(vectors),
        because="No small number may be added to the lengths, and a short row is not a zero row.",
    )


@about("cosine_matrix")
def test_one_row_and_no_rows(rng):
    """One row gives a matrix of one by one, no rows give one of shape (0, 0)."""
    check_close(similarity.cosine_matrix(rng.uniform(1, 2, (1, 6))), np.ones((1, 1)))
    check_close(similarity.cosine_matrix(np.zeros((0, 4))), np.zeros((0, 0)))


@about("nearest_neighbors")
def test_the_order_of_all_rows(rng, reference):
    """With k beyond the number of rows, all rows come in the order of their cosines, the excluded ones left out."""
    table, query = rows_of_many_lengths(rng, 25, 4), rng.normal(0, 1, 4)
    table[7] = 0
    exclude = reference.nearest_neighbors(table, query, 25)[1:20:6]
    check_close(
        similarity.nearest_neighbors(table, query, 40, exclude),
        reference.nearest_neighbors(table, query, 40, exclude),
    )


@about("nearest_neighbors")
def test_each_search_is_its_own(rng, reference):
    """The neighbors depend on the table, the query, k and exclude of this call, also when the best are excluded."""
    searches = []
    for k in (3, 5):
        table, query = rows_of_many_lengths(rng, 20, 5), rng.normal(0, 1, 5)
        searches.append((table, query, k, reference.nearest_neighbors(table, query, 5)))
    check_remembers_nothing(similarity.nearest_neighbors, reference.nearest_neighbors, *searches)


@about("nearest_neighbors")
def test_many_exact_ties(rng):
    """Rows of signs times powers of two have cosines of exactly -1, -0.5, 0, 0.5 and 1; ties go to the lower id."""
    signs = rng.integers(0, 2, (24, 4)) * 2 - 1
    signs[[3, 11, 19]], signs[[5, 17]] = signs[8], signs[12]
    table = signs * 2.0 ** rng.integers(-3, 4, (24, 1))
    query = signs[8] * 4
    expected = sorted(range(24), key=lambda i: (-int(signs[i] @ signs[8]), i))
    check_close(similarity.nearest_neighbors(table, query, 24), expected)
    check_close(similarity.nearest_neighbors(table, query, 3), expected[:3], because="Ties go to the lower id.")


@about("nearest_neighbors")
def test_a_zero_query_takes_the_lowest_ids(rng):
    """For a zero query all cosines are 0.0, so the ids come in their own order."""
    table = rows_of_many_lengths(rng, 6, 3)
    check_close(similarity.nearest_neighbors(table, [0, 0, 0], 3, [1]), [0, 2, 3], because="Everything is a tie.")


@about("nearest_neighbors")
def test_nothing_is_left():
    """If every row is excluded, the answer is an empty list."""
    check_close(similarity.nearest_neighbors([[1.0, 2.0], [3.0, 4.0]], [1.0, 1.0], 2, [1, 0]), [])


@about("analogy")
def test_all_answers_in_order(rng, reference):
    """For any three rows, all other rows come in the order of their cosines with the target."""
    table = rows_of_many_lengths(rng, 25, 5)
    a, b, c = (int(i) for i in rng.permutation(25)[:3])
    # Rows of the question that are long, middling and short, whatever was drawn.
    table[a], table[b], table[c] = table[a] * 50, table[b], table[c] / 50
    check_close(similarity.analogy(table, a, b, c, 30), reference.analogy(table, a, b, c, 30))


@about("analogy")
def test_each_question_is_its_own(rng, reference):
    """The answers depend on the table, the three ids and k of this call, not on earlier ones."""
    first, second = (rows_of_many_lengths(rng, 12, 3), 4, 9, 1, 3), (rows_of_many_lengths(rng, 12, 3), 5, 2, 8, 6)
    check_remembers_nothing(similarity.analogy, reference.analogy, first, second)


@about("analogy")
def test_the_same_word_twice(rng, reference):
    """If a and b are the same row, the answer is what is nearest to c."""
    table = rows_of_many_lengths(rng, 10, 3)
    check_close(similarity.analogy(table, 6, 6, 2, 4), reference.nearest_neighbors(table, table[2], 4, (6, 2)))


@about("analogy")
def test_another_row_with_the_same_vector_may_be_the_answer(rng, reference):
    """Only the ids a, b and c are ruled out, not other rows that hold the same numbers as one of them."""
    table = rng.normal(0, 1, (8, 4))
    table[1] = table[0] + 0.001 * table[1]
    table[6] = table[2]
    check_close(similarity.analogy(table, 0, 1, 2, 6), reference.analogy(table, 0, 1, 2, 6))


@about("analogy")
def test_zero_rows(rng, reference):
    """A zero row stays zero in the target, and as an answer it has a cosine of 0.0."""
    table = rows_of_many_lengths(rng, 12, 3)
    table[[2, 8]] = 0
    # An order of the ids that is not the right one, whatever was drawn: the last row is the nearest.
    table[11] = table[5] / np.linalg.norm(table[5]) + table[0] / np.linalg.norm(table[0])
    check_close(similarity.analogy(table, 2, 5, 0, 9), reference.analogy(table, 2, 5, 0, 9))
