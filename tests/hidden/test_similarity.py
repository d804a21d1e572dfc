"""Hidden tests of the module similarity."""

import math
from collections.abc import Sequence

import numpy as np
import pytest

from exercises import similarity
from llmlings.testing import about, check_close, check_rejects


def cosine(a: Sequence[float], b: Sequence[float]) -> float:
    """Return the cosine of two vectors, one number at a time."""
    lengths = math.hypot(*a) * math.hypot(*b)
    return math.fsum(x * y for x, y in zip(a, b, strict=True)) / lengths if lengths else 0.0


def ranking(table: Sequence[Sequence[float]], query: Sequence[float], exclude: Sequence[int] = ()) -> list[int]:
    """Return all ids that are not excluded, by cosine, ties to the lower id."""
    cosines = [cosine(row, query) for row in table]
    return sorted((i for i in range(len(table)) if i not in exclude), key=lambda i: (-cosines[i], i))


def rows_of_many_lengths(rng: np.random.Generator, rows: int, width: int) -> np.ndarray:
    """Return random rows, some of them a hundred times as long as others."""
    lengths = np.resize([0.1, 10.0, 1.0, 3.0, 0.4], rows)
    return rng.normal(0, 1, (rows, width)) * rng.permutation(lengths)[:, None]


@about("cosine_similarity")
def test_any_two_vectors(rng):
    """Random vectors of different lengths give their dot product over the product of their lengths."""
    a, b = rng.normal(0.5, 3, 7), rng.normal(-0.2, 0.1, 7)
    check_close(similarity.cosine_similarity(a, b), cosine(a.tolist(), b.tolist()))
    check_close(similarity.cosine_similarity(a, -a), -1.0)


@about("cosine_similarity")
@pytest.mark.parametrize("dtype", ["int8", "uint8", "int16", "float16", "float32"])
def test_numbers_that_a_small_dtype_cannot_multiply(rng, dtype):
    """Vectors whose products do not fit in their own dtype give the cosine that their numbers have."""
    low, high = {"int8": (60, 128), "uint8": (100, 256), "int16": (300, 9000)}.get(dtype, (300, 900))
    a, b = rng.integers(low, high, 6), rng.integers(low, high, 6)
    if dtype in ("int8", "int16"):
        b = -b
    scale = 1e25 if dtype == "float32" else 1
    a, b = (a * scale).astype(dtype), (b * scale).astype(dtype)
    check_close(
        similarity.cosine_similarity(a, b),
        cosine(a.astype(np.float64).tolist(), b.astype(np.float64).tolist()),
        because="Convert to float64 before you multiply.",
    )


@about("cosine_similarity")
def test_short_vectors_have_a_direction_too(rng):
    """Vectors a million times shorter have the same cosine; only a zero vector has none."""
    a, b = rng.uniform(1, 3, 4), rng.uniform(0.5, 2, 4)
    check_close(
        similarity.cosine_similarity(a * 1e-6, b * 1e-6),
        cosine(a.tolist(), b.tolist()),
        because="No small number may be added to the lengths, and a short vector is not a zero vector.",
    )


@about("cosine_similarity")
def test_zero_vectors_on_either_side(rng):
    """A zero vector gives 0.0 as the first argument, as the second, and as both."""
    a, zero = rng.normal(0, 1, 5), np.zeros(5)
    check_close(similarity.cosine_similarity(a, zero), 0.0)
    check_close(similarity.cosine_similarity(zero, a), 0.0)
    check_close(similarity.cosine_similarity(zero, zero), 0.0)
    check_close(similarity.cosine_similarity([0, 0, 0], [1, 2, 3]), 0.0)


@about("cosine_similarity")
@pytest.mark.parametrize(
    ("name", "a", "b"),
    [
        ("a", [[1.0, 2.0]], [1.0, 2.0]),
        ("b", [1.0, 2.0], [[1.0], [2.0]]),
        ("a", 3.0, [1.0]),
        ("b", [2.0], [1.0, 2.0, 3.0]),
    ],
    ids=["a of two dimensions", "b of two dimensions", "a is a number", "one number against three"],
)
def test_vectors_that_do_not_fit_are_refused(name, a, b):
    """Vectors that make no sense raise a ValueError that names the argument."""
    check_rejects(name, similarity.cosine_similarity, a, b)


@about("cosine_matrix")
def test_any_rows(rng):
    """Entry [i, j] is the cosine of rows i and j, for rows of any length."""
    vectors = rows_of_many_lengths(rng, 6, 4)
    rows = vectors.tolist()
    check_close(similarity.cosine_matrix(vectors), np.array([[cosine(a, b) for b in rows] for a in rows]))


@about("cosine_matrix")
@pytest.mark.parametrize("dtype", ["int8", "uint8", "float16", "float32"])
def test_rows_that_a_small_dtype_cannot_multiply(rng, dtype):
    """Rows whose products do not fit in their own dtype give cosines of dtype float64."""
    low, high = {"int8": (60, 128), "uint8": (100, 256)}.get(dtype, (300, 900))
    vectors = rng.integers(low, high, (4, 5)) * (1e25 if dtype == "float32" else 1)
    vectors = vectors.astype(dtype)
    rows = vectors.astype(np.float64).tolist()
    check_close(
        similarity.cosine_matrix(vectors),
        np.array([[cosine(a, b) for b in rows] for a in rows]),
        because="Convert to float64 before you multiply.",
    )


@about("cosine_matrix")
def test_short_rows_and_zero_rows(rng):
    """Rows a million times shorter keep their cosines; the rows and columns of zero rows are 0.0."""
    vectors = rng.uniform(-3, 3, (5, 3)) * 1e-6
    vectors[[0, 3]] = 0
    rows = vectors.tolist()
    check_close(similarity.cosine_matrix(vectors), np.array([[cosine(a, b) for b in rows] for a in rows]))


@about("cosine_matrix")
def test_one_row_and_no_rows(rng):
    """One row gives a matrix of one by one, no rows give one of shape (0, 0)."""
    check_close(similarity.cosine_matrix(rng.uniform(1, 2, (1, 6))), np.ones((1, 1)))
    check_close(similarity.cosine_matrix(np.zeros((0, 4))), np.zeros((0, 0)))


@about("cosine_matrix")
@pytest.mark.parametrize("shape", [(), (3,), (2, 3, 2)], ids=["a number", "one dimension", "three dimensions"])
def test_vectors_of_other_dimensions_are_refused(shape):
    """Vectors that are not rows of a matrix raise a ValueError that names vectors."""
    check_rejects("vectors", similarity.cosine_matrix, np.ones(shape))


@about("nearest_neighbors")
def test_the_order_of_all_rows(rng):
    """With k beyond the number of rows, all rows come in the order of their cosines, the excluded ones left out."""
    table, query = rows_of_many_lengths(rng, 25, 4), rng.normal(0, 1, 4)
    table[7] = 0
    exclude = [int(i) for i in ranking(table.tolist(), query.tolist())[1:20:6]]
    expected = ranking(table.tolist(), query.tolist(), exclude)
    check_close(similarity.nearest_neighbors(table, query, 40, exclude), expected)


@about("nearest_neighbors")
def test_the_first_few_when_the_best_are_excluded(rng):
    """With the best five of twenty excluded, the next three are given under their own ids."""
    table, query = rows_of_many_lengths(rng, 20, 5), rng.normal(0, 1, 5)
    order = ranking(table.tolist(), query.tolist())
    check_close(similarity.nearest_neighbors(table, query, 3, tuple(sorted(order[:5]))), order[5:8])


@about("nearest_neighbors")
@pytest.mark.parametrize("kind", ["list", "set", "array", "uint8 array"])
def test_exclude_is_any_collection(rng, kind):
    """Ids to exclude may come in a list, a set or an array of any integer dtype."""
    table, query = rows_of_many_lengths(rng, 9, 3), rng.normal(0, 1, 3)
    order = ranking(table.tolist(), query.tolist())
    chosen = [order[0], order[2], order[3]]
    exclude = {
        "list": chosen,
        "set": set(chosen),
        "array": np.array(chosen),
        "uint8 array": np.array(chosen, dtype=np.uint8),
    }[kind]
    check_close(similarity.nearest_neighbors(table, query, 4, exclude), [order[1], *order[4:7]])


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
@pytest.mark.parametrize("dtype", ["int8", "uint8"])
def test_a_table_of_small_integers(rng, dtype):
    """A table and a query of int8 or uint8, whose products do not fit in a byte, are compared by their numbers."""
    low, high = (-120, 128) if dtype == "int8" else (20, 256)
    table, query = rng.integers(low, high, (15, 6)).astype(dtype), rng.integers(low, high, 6).astype(dtype)
    check_close(similarity.nearest_neighbors(table, query, 15), ranking(table.tolist(), query.tolist()))


@about("nearest_neighbors")
def test_nothing_is_left():
    """If every row is excluded, the answer is an empty list."""
    check_close(similarity.nearest_neighbors([[1.0, 2.0], [3.0, 4.0]], [1.0, 1.0], 2, [1, 0]), [])


@about("nearest_neighbors")
@pytest.mark.parametrize(
    ("name", "table", "query", "k"),
    [
        ("table", np.ones(3), [1.0, 2.0, 3.0], 1),
        ("query", np.ones((2, 3)), [[1.0, 2.0, 3.0]], 1),
        ("query", np.ones((2, 3)), [1.0], 1),
        ("k", np.ones((2, 3)), [1.0, 2.0, 3.0], -1),
    ],
    ids=["table of one dimension", "query of two dimensions", "query of one number", "k -1"],
)
def test_searches_that_make_no_sense_are_refused(name, table, query, k):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, similarity.nearest_neighbors, table, query, k)


def answers(table: np.ndarray, a: int, b: int, c: int) -> list[int]:
    """Return all answers to an analogy, worked out one number at a time."""
    rows = table.tolist()
    units = [[x / (math.hypot(*row) or 1.0) for x in row] for row in (rows[a], rows[b], rows[c])]
    target = [y - x + z for x, y, z in zip(*units, strict=True)]
    return ranking(rows, target, (a, b, c))


@about("analogy")
def test_all_answers_in_order(rng):
    """For any three rows, all other rows come in the order of their cosines with the target."""
    table = rows_of_many_lengths(rng, 25, 5)
    a, b, c = (int(i) for i in rng.permutation(25)[:3])
    # Rows of the question that are long, middling and short, whatever was drawn.
    table[a], table[b], table[c] = table[a] * 50, table[b], table[c] / 50
    check_close(similarity.analogy(table, a, b, c, 30), answers(table, a, b, c))


@about("analogy")
def test_the_first_three_answers_of_a_float32_table(rng):
    """With k=3 the best three are given, although a, b and c would be among them."""
    table = rng.normal(0, 1, (12, 3)).astype(np.float32)
    a, b, c = 4, 9, 1
    # b and c lie on the target, and a beside it.
    table[[4, 9, 1]] = [[1, 0.2, 0], [1, 1, 0], [3, 3, 0.1]]
    check_close(similarity.analogy(table, a, b, c, k=3), answers(table.astype(np.float64), a, b, c)[:3])


@about("analogy")
def test_the_same_word_twice(rng):
    """If a and b are the same row, the answer is what is nearest to c."""
    table = rows_of_many_lengths(rng, 10, 3)
    check_close(similarity.analogy(table, 6, 6, 2, 4), ranking(table.tolist(), table[2].tolist(), (6, 2))[:4])


@about("analogy")
def test_another_row_with_the_same_vector_may_be_the_answer(rng):
    """Only the ids a, b and c are ruled out, not other rows that hold the same numbers as one of them."""
    table = rng.normal(0, 1, (8, 4))
    table[1] = table[0] + 0.001 * table[1]
    table[6] = table[2]
    check_close(similarity.analogy(table, 0, 1, 2, 6), answers(table, 0, 1, 2))


@about("analogy")
def test_zero_rows(rng):
    """A zero row stays zero in the target, and as an answer it has a cosine of 0.0."""
    table = rows_of_many_lengths(rng, 12, 3)
    table[[2, 8]] = 0
    # An order of the ids that is not the right one, whatever was drawn: the last row is the nearest.
    table[11] = table[5] / np.linalg.norm(table[5]) + table[0] / np.linalg.norm(table[0])
    check_close(similarity.analogy(table, 2, 5, 0, 9), answers(table, 2, 5, 0))


@about("analogy")
@pytest.mark.parametrize("dtype", ["int8", "uint8"])
def test_a_table_of_bytes(rng, dtype):
    """In a table of int8 or uint8, differences of rows do not wrap around."""
    low, high = (-120, 128) if dtype == "int8" else (0, 256)
    table = rng.integers(low, high, (12, 4)).astype(dtype)
    check_close(similarity.analogy(table, 3, 7, 5, 9), answers(table.astype(np.float64), 3, 7, 5))


@about("analogy")
@pytest.mark.parametrize(
    ("name", "table", "a", "b", "c", "k"),
    [
        ("table", np.ones(4), 0, 1, 2, 1),
        ("a", np.eye(4), -1, 1, 2, 1),
        ("b", np.eye(4), 0, -4, 2, 1),
        ("c", np.eye(4), 0, 1, -1, 1),
        ("a", np.eye(4), 4, 1, 2, 1),
        ("b", np.eye(4), 0, 4, 2, 1),
        ("k", np.eye(4), 0, 1, 2, 0),
    ],
    ids=["table of one dimension", "a -1", "b -4", "c -1", "a 4", "b 4", "k 0"],
)
def test_questions_that_make_no_sense_are_refused(name, table, a, b, c, k):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, similarity.analogy, table, a, b, c, k)
