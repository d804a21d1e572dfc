"""Known mistakes of the module similarity: below each function's checks, which are given."""

import numpy as np

from llmlings.testing import mistake


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def a_zero_vector_gives_1(a, b):
    """You give 1 where a vector is zero; it has no direction, and the docstring gives 0.0."""
    a, b = _two(a, b)
    return float(_unit(a) @ _unit(b)) if a.any() and b.any() else 1.0


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


@mistake("cosine_similarity")
def a_zero_vector_gives_nan(a, b):
    """You divide by the length of a zero vector, which gives nan; the docstring gives 0.0."""
    a, b = _two(a, b)
    with np.errstate(invalid="ignore"):
        return float((a @ b) / (_lengths(a) * _lengths(b)))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


@mistake("cosine_similarity")
def adds_a_small_number_to_the_lengths(a, b):
    """You add a small number to what you divide by, to avoid a division by zero; it changes the cosine of short vectors.

    """
    a, b = _two(a, b)
    return float((a @ b) / (_lengths(a) * _lengths(b) + 1e-8))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def adds_up_the_numbers_for_the_length(a, b):
    """Your length of a vector is the sum of its absolute numbers; the cosine takes the Euclidean length, the root of the
    sum of squares.
    """
    a, b = _two(a, b)
    lengths = np.abs(a).sum() * np.abs(b).sum()
    return float(a @ b / lengths) if lengths else 0.0


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def cuts_off_negative_cosines(a, b):
    """You give 0 where the cosine is negative; it goes down to -1 for opposite directions."""
    a, b = _two(a, b)
    return float(max(0.0, _unit(a) @ _unit(b)))


@mistake("cosine_similarity")
def cuts_to_the_shorter_vector(a, b):
    """You multiply number by number until the shorter vector ends; vectors of different lengths cannot be compared, and
    the docstring names b.
    """
    a, b = _as_vector("a", a), _as_vector("b", b)
    length = min(len(a), len(b))
    return float(_unit(a[:length]) @ _unit(b[:length]))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


@mistake("cosine_similarity")
def divides_by_1e_8_at_least(a, b):
    """You divide by 1e-8 at least, as PyTorch does; for vectors shorter than that the result is no cosine any more, and
    the docstring makes no exception but the zero vector.
    """
    a, b = _two(a, b)
    return float((a @ b) / max(_lengths(a) * _lengths(b), 1e-8))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


@mistake("cosine_similarity")
def divides_by_a_length_of_zero(a, b):
    """You divide by the length of a zero vector, which raises ZeroDivisionError; the docstring gives 0.0."""
    a, b = _two(a, b)
    return float(a @ b) / (float(_lengths(a)) * float(_lengths(b)))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def divides_by_one_length(a, b):
    """You divide by the length of the first vector only; the cosine divides by both lengths."""
    a, b = _two(a, b)
    return float(_unit(a) @ b)


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


@mistake("cosine_similarity")
def divides_by_the_sum_of_the_lengths(a, b):
    """You divide by the sum of the two lengths; the cosine divides by their product."""
    a, b = _two(a, b)
    lengths = _lengths(a) + _lengths(b)
    return float(a @ b / lengths) if a.any() and b.any() else 0.0


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def flattens_matrices(a, b):
    """You flatten an argument of two dimensions; the docstring compares two vectors and refuses anything else."""
    if np.ndim(a) == 0 or np.ndim(b) == 0:
        raise ValueError("a and b must be vectors")
    return float(np.dot(*[_unit(part) for part in _two(np.ravel(a), np.ravel(b))]))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def forgets_the_root(a, b):
    """Your lengths are sums of squares; the length of a vector is the square root of that."""
    a, b = _two(a, b)
    return float(a @ b / ((a @ a) * (b @ b))) if a.any() and b.any() else 0.0


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def gives_an_array_of_one_number(a, b):
    """You return an array that holds the cosine; the docstring returns a float."""
    a, b = _two(a, b)
    return np.array([_unit(a) @ _unit(b)])


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def gives_the_absolute_value(a, b):
    """You give the absolute value; opposite directions have a cosine of -1, not 1."""
    a, b = _two(a, b)
    return float(abs(_unit(a) @ _unit(b)))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def gives_the_angle(a, b):
    """You return the angle itself; the docstring returns its cosine."""
    a, b = _two(a, b)
    return float(np.arccos(np.clip(_unit(a) @ _unit(b), -1, 1)))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def gives_the_distance(a, b):
    """You return 1 minus the cosine, the cosine distance; the docstring returns the cosine, which is 1 for the same
    direction.
    """
    a, b = _two(a, b)
    return float(1 - _unit(a) @ _unit(b))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def gives_the_dot_product(a, b):
    """You return the dot product alone; the cosine divides it by both lengths."""
    a, b = _two(a, b)
    return float(a @ b)


@mistake("cosine_similarity")
def leaves_the_lengths_to_numpy(a, b):
    """You leave vectors of different lengths to NumPy, whose message does not say which argument is wrong; compare the
    lengths yourself and name b.
    """
    a, b = _as_vector("a", a), _as_vector("b", b)
    return float(np.dot(_unit(a), _unit(b)))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


@mistake("cosine_similarity")
def looks_for_zero_in_the_first_vector_only(a, b):
    """You look for a zero vector in the first argument only; either of the two may be one."""
    a, b = _two(a, b)
    if not a.any():
        return 0.0
    with np.errstate(invalid="ignore"):
        return float((a @ b) / (_lengths(a) * _lengths(b)))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


@mistake("cosine_similarity")
def multiplies_in_the_dtype_of_the_arguments(a, b):
    """You multiply before you convert, and the products do not fit in a small dtype: they wrap around or become
    infinite.
    """
    left, right = _two(a, b)
    with np.errstate(over="ignore", invalid="ignore"):
        product = np.dot(np.asarray(a), np.asarray(b)) if left.size else 0
        lengths = _lengths(left) * _lengths(right)
        return float(product / lengths) if lengths else 0.0


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def refuses_zero_vectors(a, b):
    """You refuse a zero vector; it is a legal argument, and its cosine with anything is 0.0."""
    a, b = _two(a, b)
    if not a.any() or not b.any():
        raise ValueError("a and b must not be zero vectors")
    return float(_unit(a) @ _unit(b))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def scales_the_callers_vector(a, b):
    """You divide the caller's own vector by its length; work on a new one."""
    left, right = _two(a, b)
    result = float(_unit(left) @ _unit(right))
    if isinstance(a, np.ndarray):
        a[:] = _unit(left)
    elif isinstance(a, list):
        a[:] = _unit(left).tolist()
    return result


@mistake("cosine_similarity")
def spreads_one_number_over_the_vector(a, b):
    """You multiply with `*`, and NumPy spreads a vector of one number over a longer one; compare the lengths first and
    name b.
    """
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b) and 1 not in (len(a), len(b)):
        raise ValueError("b must be as long as a")
    return float((_unit(a) * _unit(b)).sum())


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def squeezes_the_cosine_between_0_and_1(a, b):
    """You move the cosine to the range from 0 to 1; the docstring leaves it between -1 and 1."""
    a, b = _two(a, b)
    return float((1 + _unit(a) @ _unit(b)) / 2)


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def subtracts_the_mean(a, b):
    """You subtract the mean of each vector first, which gives the correlation; the cosine takes the vectors as they are.

    """
    a, b = _two(a, b)
    return float(_unit(a - a.mean()) @ _unit(b - b.mean()))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def takes_a_number_for_a_vector(a, b):
    """You take a single number for a vector of one; the docstring refuses it and names the argument."""
    a, b = _two(np.atleast_1d(a), np.atleast_1d(b))
    return float(_unit(a) @ _unit(b))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def takes_a_short_vector_for_zero(a, b):
    """You take a very short vector for a zero vector; only a vector whose numbers are all 0 has no direction."""
    a, b = _two(a, b)
    if np.allclose(a, 0, atol=1e-4) or np.allclose(b, 0, atol=1e-4):
        return 0.0
    return float(_unit(a) @ _unit(b))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


@mistake("cosine_similarity")
def two_zero_vectors_are_alike(a, b):
    """You give 1 for two zero vectors, since they are equal; a zero vector gives 0.0 with everything, another zero
    vector included.
    """
    a, b = _two(a, b)
    return float(_unit(a) @ _unit(b)) if a.any() or b.any() else 1.0


@mistake("cosine_matrix")
def a_row_is_not_like_itself(vectors):
    """You set the diagonal to 0; a row that is not zero has a cosine of 1 with itself."""
    matrix = _solved_matrix(vectors)
    np.fill_diagonal(matrix, 0)
    return matrix


@mistake("cosine_matrix")
def a_zero_row_is_like_itself(vectors):
    """You set the whole diagonal to 1; the diagonal entry of a zero row is 0.0."""
    matrix = _solved_matrix(vectors)
    np.fill_diagonal(matrix, 1)
    return matrix


@mistake("cosine_matrix")
def compares_stacks_of_rows(vectors):
    """You accept an array of three dimensions; the docstring takes the rows of one matrix and refuses anything else."""
    if np.ndim(vectors) != 3:
        return _solved_matrix(vectors)
    units = _unit(np.asarray(vectors, dtype=np.float64))
    return units @ np.swapaxes(units, 1, 2)


@mistake("cosine_matrix")
def compares_the_columns(vectors):
    """You compare columns with columns and get a matrix of (d, d); the docstring compares rows and gives (n, n)."""
    units = _unit(_as_matrix("vectors", vectors).T)
    return units @ units.T


@mistake("cosine_matrix")
def divides_by_the_length_of_everything(vectors):
    """You divide by one length for the whole matrix; every row has a length of its own, so sum along its numbers only
    and keep the dimension.
    """
    vectors = _as_matrix("vectors", vectors)
    vectors = vectors / (np.linalg.norm(vectors) or 1)
    return vectors @ vectors.T


@mistake("cosine_matrix")
def divides_one_side_only(vectors):
    """You divide by the length of row i but not by that of row j; the cosine divides by both, and the matrix is
    symmetric.
    """
    vectors = _as_matrix("vectors", vectors)
    return _unit(vectors) @ vectors.T


@mistake("cosine_matrix")
def divides_the_columns(vectors):
    """You divide every column by its length; the vectors are the rows."""
    units = _unit(_as_matrix("vectors", vectors).T).T
    return units @ units.T


@mistake("cosine_matrix")
def fills_one_half_only(vectors):
    """You fill the matrix above the diagonal only; entry [j, i] is the same as [i, j]."""
    return np.triu(_solved_matrix(vectors))


@mistake("cosine_matrix")
def leaves_zero_rows_out(vectors):
    """You leave zero rows out, so the matrix is smaller than (n, n); they keep their row and column, filled with 0.0.

    """
    vectors = _as_matrix("vectors", vectors)
    return _solved_matrix(vectors[vectors.any(axis=1)])


@mistake("cosine_matrix")
def matrix_as_lists(vectors):
    """You return a list of lists; the docstring returns an array."""
    return _solved_matrix(vectors).tolist()


@mistake("cosine_matrix")
def matrix_in_float32(vectors):
    """Your matrix is of dtype float32; the docstring gives float64, whatever came in."""
    return _solved_matrix(vectors).astype(np.float32)


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


@mistake("cosine_matrix")
def matrix_in_the_dtype_of_the_vectors(vectors):
    """You multiply rows of a small dtype as they are: products wrap around or become infinite. Convert to float64 first.

    """
    right, given = _as_matrix("vectors", vectors), np.asarray(vectors)
    with np.errstate(over="ignore", invalid="ignore"):
        lengths = _lengths(right)
        lengths[lengths == 0] = 1
        return ((given @ given.T) / lengths[:, None] / lengths).astype(np.float64)


@mistake("cosine_matrix")
def matrix_of_distances(vectors):
    """Your matrix holds 1 minus the cosine, a distance; the docstring gives the cosines."""
    return 1 - _solved_matrix(vectors)


@mistake("cosine_matrix")
def matrix_of_dot_products(vectors):
    """Your matrix holds dot products; each row has to be divided by its length first."""
    vectors = _as_matrix("vectors", vectors)
    return vectors @ vectors.T


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


@mistake("cosine_matrix")
def matrix_with_a_small_number_in_the_lengths(vectors):
    """You add a small number to the lengths, to avoid a division by zero; it changes the cosines of short rows."""
    vectors = _as_matrix("vectors", vectors)
    units = vectors / (_lengths(vectors)[:, None] + 1e-8)
    return units @ units.T


@mistake("cosine_matrix")
def matrix_without_negative_cosines(vectors):
    """You set negative cosines to 0; they go down to -1."""
    return np.maximum(0, _solved_matrix(vectors))


@mistake("cosine_matrix")
def needs_a_row(vectors):
    """You build the matrix row by row from a list, and without rows its shape is (0,); the docstring gives (0, 0)."""
    return np.array(list(_solved_matrix(vectors)))


@mistake("cosine_matrix")
def one_row_loses_its_dimensions(vectors):
    """For one row you return something else than a matrix of one by one; the shape is (n, n) for every n."""
    matrix = _solved_matrix(vectors)
    return np.squeeze(matrix) if len(matrix) == 1 else matrix


@mistake("cosine_matrix")
def refuses_zero_rows(vectors):
    """You refuse a matrix with a zero row; it is legal, and its cosines are 0.0."""
    vectors = _as_matrix("vectors", vectors)
    if not vectors.any(axis=1).all():
        raise ValueError("vectors must not hold a zero row")
    return _solved_matrix(vectors)


@mistake("cosine_matrix")
def scales_the_callers_rows(vectors):
    """You divide the caller's own rows by their lengths; work on a new array."""
    matrix = _solved_matrix(vectors)
    units = _unit(_as_matrix("vectors", vectors))
    if isinstance(vectors, np.ndarray):
        vectors[...] = units
    elif isinstance(vectors, list):
        vectors[:] = units.tolist()
    return matrix


@mistake("cosine_matrix")
def takes_a_number_for_a_row(vectors):
    """You make a matrix of a single number; the docstring refuses it and names vectors."""
    return _solved_matrix([[vectors]] if np.ndim(vectors) == 0 else vectors)


@mistake("cosine_matrix")
def takes_a_vector_for_a_row(vectors):
    """You take a single vector for a matrix of one row; the docstring refuses it and names vectors."""
    return _solved_matrix(np.atleast_1d(vectors)[None] if np.ndim(vectors) == 1 else vectors)


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


@mistake("cosine_matrix")
def zero_rows_give_nan(vectors):
    """You divide a zero row by its length, and its row and column become nan; the docstring makes them 0.0."""
    vectors = _as_matrix("vectors", vectors)
    with np.errstate(invalid="ignore"):
        units = vectors / _lengths(vectors)[:, None]
    return units @ units.T


@mistake("nearest_neighbors")
def a_negative_k_counts_from_the_end(table, query, k, exclude=()):
    """You use k in a slice without a check, where a negative number counts from the end; the docstring refuses a k below
    1 and names k.
    """
    if k == 0:
        raise ValueError("k must not be 0")
    return _solved(table, query, k, exclude) if k > 0 else _solved(table, query, len(table), exclude)[:k]


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


@mistake("nearest_neighbors")
def a_zero_query_has_no_neighbors(table, query, k, exclude=()):
    """You return nothing for a zero query; all its cosines are 0.0, and on a tie the lower id comes first."""
    table, query = _check_search(table, query, k)
    return _ranked(_cosines(table, query), k, exclude) if query.any() else []


@mistake("nearest_neighbors")
def accepts_a_k_of_zero(table, query, k, exclude=()):
    """You return an empty list for a k of 0; the docstring refuses a k below 1 and names k."""
    return [] if k == 0 else _solved(table, query, k, exclude)


@mistake("nearest_neighbors")
def adds_to_the_callers_exclude(table, query, k, exclude=()):
    """You put the ids that you return into the caller's `exclude`; it is not yours to change."""
    found = _solved(table, query, k, exclude)
    if isinstance(exclude, list):
        exclude += found
    elif isinstance(exclude, set):
        exclude |= set(found)
    return found


@mistake("nearest_neighbors")
def asks_exclude_whether_it_is_true(table, query, k, exclude=()):
    """You ask `if exclude`, which an array of ids cannot answer; an empty collection needs no special case."""
    return _solved(table, query, k, exclude if exclude else ())


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


@mistake("nearest_neighbors")
def excluded_rows_come_last(table, query, k, exclude=()):
    """You give excluded rows the lowest cosine, so they come last when k is large; they may not be returned at all."""
    table, query = _check_search(table, query, k)
    cosines = _cosines(table, query)
    cosines[np.array(list(exclude), dtype=np.int64)] = -np.inf
    return _ranked(cosines, k, ())


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


@mistake("nearest_neighbors")
def excluded_rows_get_a_cosine_of_0(table, query, k, exclude=()):
    """You give excluded rows a cosine of 0 and leave them in the ranking; they may not be returned at all."""
    table, query = _check_search(table, query, k)
    cosines = _cosines(table, query)
    cosines[np.array(list(exclude), dtype=np.int64)] = 0
    return _ranked(cosines, k, ())


@mistake("nearest_neighbors")
def excludes_after_cutting(table, query, k, exclude=()):
    """You take the best k first and drop the excluded ones then, which leaves too few; drop them first."""
    return [row for row in _solved(table, query, k) if row not in exclude]


@mistake("nearest_neighbors")
def excludes_one_id_only(table, query, k, exclude=()):
    """You use the first id of `exclude` only; it is a collection that may hold many."""
    return _solved(table, query, k, list(exclude)[:1])


@mistake("nearest_neighbors")
def fills_up_with_minus_one(table, query, k, exclude=()):
    """You fill up with -1 when fewer than k rows are left; the docstring then returns fewer."""
    found = _solved(table, query, k, exclude)
    return found + [-1] * (k - len(found))


@mistake("nearest_neighbors")
def flattens_the_query(table, query, k, exclude=()):
    """You flatten a query of two dimensions; the docstring takes one vector and refuses anything else."""
    return _solved(table, np.ravel(query), k, exclude)


@mistake("nearest_neighbors")
def gives_an_array_of_neighbors(table, query, k, exclude=()):
    """You return an array; the docstring returns a list of ints."""
    return np.array(_solved(table, query, k, exclude), dtype=np.int64)


@mistake("nearest_neighbors")
def gives_numpy_ids(table, query, k, exclude=()):
    """Your list holds NumPy integers; the docstring gives Python ints."""
    return [np.int64(row) for row in _solved(table, query, k, exclude)]


@mistake("nearest_neighbors")
def gives_one_neighbor_too_few(table, query, k, exclude=()):
    """You return one id less than k; a slice up to k holds k items."""
    return _solved(table, query, k, exclude)[: k - 1]


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


@mistake("nearest_neighbors")
def gives_the_cosines_too(table, query, k, exclude=()):
    """You return pairs of an id and its cosine; the docstring returns the ids alone."""
    cosines = _cosines(*_check_search(table, query, k)).tolist()
    return [(row, cosines[row]) for row in _solved(table, query, k, exclude)]


@mistake("nearest_neighbors")
def ignores_exclude(table, query, k, exclude=()):
    """You do not use `exclude`; the ids in it may not be returned."""
    return _solved(table, query, k)


@mistake("nearest_neighbors")
def indexes_exclude(table, query, k, exclude=()):
    """You index `exclude` like a list, which a set cannot do; go through it or ask it with `in`."""
    return _solved(table, query, k, [exclude[i] for i in range(len(exclude))])


@mistake("nearest_neighbors")
def leaves_the_best_one_out(table, query, k, exclude=()):
    """You leave the nearest row out, as if it were the query itself; what may not be returned is said by `exclude`
    alone.
    """
    return _solved(table, query, k + 1, exclude)[1:]


@mistake("nearest_neighbors")
def leaves_the_width_to_numpy(table, query, k, exclude=()):
    """You leave a query of the wrong width to NumPy, whose message names no argument; compare the widths yourself and
    name query.
    """
    if np.ndim(table) == 2 and np.ndim(query) == 1:
        np.dot(np.asarray(table), np.asarray(query))
    return _solved(table, query, k, exclude)


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


@mistake("nearest_neighbors")
def numbers_the_rows_that_are_left(table, query, k, exclude=()):
    """You delete the excluded rows and number the rest anew; the ids are those of the whole table."""
    table, query = _check_search(table, query, k)
    left = np.delete(table, np.array(list(exclude), dtype=np.int64), axis=0)
    return _ranked(_cosines(left, query), k, ())


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


@mistake("nearest_neighbors")
def ranks_by_absolute_cosine(table, query, k, exclude=()):
    """You rank by the absolute value of the cosine, so an opposite row counts as near; -1 is the least of all cosines.

    """
    table, query = _check_search(table, query, k)
    return _ranked(np.abs(_cosines(table, query)), k, exclude)


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


@mistake("nearest_neighbors")
def ranks_by_distance(table, query, k, exclude=()):
    """You rank by Euclidean distance, for which the length of a row matters; the docstring ranks by cosine."""
    table, query = _check_search(table, query, k)
    return _ranked(-_lengths(table - query), k, exclude)


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


@mistake("nearest_neighbors")
def ranks_by_dot_product(table, query, k, exclude=()):
    """You rank by dot product, which favours long rows; the docstring ranks by cosine."""
    table, query = _check_search(table, query, k)
    return _ranked(table @ query, k, exclude)


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


@mistake("nearest_neighbors")
def ranks_in_the_dtype_of_the_table(table, query, k, exclude=()):
    """You multiply rows of a small dtype as they are, and the products wrap around; convert to float64 first."""
    right, _ = _check_search(table, query, k)
    lengths = _lengths(right)
    lengths[lengths == 0] = 1
    products = np.asarray(table) @ np.asarray(query)
    return _ranked(products / lengths, k, exclude)


@mistake("nearest_neighbors")
def sorts_the_ids(table, query, k, exclude=()):
    """You sort the ids by number at the end; the order is that of the cosines."""
    return sorted(_solved(table, query, k, exclude))


@mistake("nearest_neighbors")
def spreads_a_query_of_one_number(table, query, k, exclude=()):
    """You multiply with `*`, and NumPy spreads a query of one number over the whole width; compare the widths first and
    name query.
    """
    table, query = _as_matrix("table", table), _as_vector("query", query)
    return _solved(table, np.resize(query, table.shape[1]) if len(query) == 1 else query, k, exclude)


@mistake("nearest_neighbors")
def takes_a_vector_for_a_table(table, query, k, exclude=()):
    """You take a table of one dimension for a table of one row; the docstring refuses it and names table."""
    return _solved([table] if np.ndim(table) == 1 else table, query, k, exclude)


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


@mistake("nearest_neighbors")
def the_least_similar_comes_first(table, query, k, exclude=()):
    """You sort the cosines from the smallest to the greatest; the nearest row has the greatest cosine and comes first.

    """
    table, query = _check_search(table, query, k)
    return _ranked(-_cosines(table, query), k, exclude)


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


@mistake("nearest_neighbors")
def turns_an_ascending_order_around(table, query, k, exclude=()):
    """You turn an ascending order around, which puts the higher id first on a tie; the docstring puts the lower id
    first.
    """
    table, query = _check_search(table, query, k)
    ranking = np.argsort(_cosines(table, query), kind="stable")[::-1].tolist()
    return [row for row in ranking if row not in exclude][:k]


@mistake("nearest_neighbors")
def wants_at_least_k_rows(table, query, k, exclude=()):
    """You refuse a k that is greater than the number of rows; the docstring returns as many as there are."""
    found = _solved(table, query, k, exclude)
    if len(found) < k:
        raise ValueError("k is greater than the number of rows")
    return found


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


@mistake("nearest_neighbors")
def zero_rows_are_left_out(table, query, k, exclude=()):
    """You leave zero rows out; they have a cosine of 0.0 and take part like all others."""
    table, query = _check_search(table, query, k)
    zero = np.flatnonzero(~table.any(axis=1)).tolist()
    return _ranked(_cosines(table, query), k, {*map(int, exclude), *zero})


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


@mistake("nearest_neighbors")
def zero_rows_come_last(table, query, k, exclude=()):
    """The cosine of a zero row is nan in your ranking, and sorting puts nan last; it is 0.0, which is greater than a
    negative cosine.
    """
    table, query = _check_search(table, query, k)
    with np.errstate(invalid="ignore"):
        cosines = (table @ query) / (_lengths(table) * _lengths(query))
    return _ranked(cosines, k, exclude)


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def a_zero_row_spoils_the_target(table, a, b, c, k=1):
    """You divide a zero row by its length, and the target becomes nan; a zero row stays zero."""
    table = _check_question(table, a, b, c, k)
    with np.errstate(invalid="ignore"):
        units = table / _lengths(table)[:, None]
        cosines = units @ (units[b] - units[a] + units[c])
    return _ranked(cosines, k, (a, b, c))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def adds_rows_of_any_length(table, a, b, c, k=1):
    """You calculate with b - a + c as they are; the docstring scales each of the three rows to length 1 first, or the
    longest one decides.
    """
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, table[b] - table[a] + table[c], k, (a, b, c))


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def answers_by_distance(table, a, b, c, k=1):
    """You rank the rows by their distance from the target, for which their length matters; the docstring ranks by
    cosine.
    """
    table = _check_question(table, a, b, c, k)
    target = _unit(table[b]) - _unit(table[a]) + _unit(table[c])
    return _ranked(-_lengths(table - target), k, (a, b, c))


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def answers_by_dot_product(table, a, b, c, k=1):
    """You rank the rows by their dot product with the target, which favours long rows; the docstring ranks by cosine.

    """
    table = _check_question(table, a, b, c, k)
    return _ranked(table @ (_unit(table[b]) - _unit(table[a]) + _unit(table[c])), k, (a, b, c))


@mistake("analogy")
def answers_from_a_table_of_one_dimension(table, a, b, c, k=1):
    """You take a table of one dimension for a column of numbers; the docstring wants a row for each id and names table.

    """
    return _solved_analogy(np.reshape(table, (-1, 1)) if np.ndim(table) == 1 else table, a, b, c, k)


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def compares_the_ways(table, a, b, c, k=1):
    """You look for the row whose way from c is most like the way from a to b; the docstring looks for the row nearest to
    the target.
    """
    table = _check_question(table, a, b, c, k)
    units = _unit(table)
    return nearest_neighbors(units - units[c], units[b] - units[a], k, (a, b, c))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def forgets_a(table, a, b, c, k=1):
    """Your target is b + c; what b has of a must be taken away."""
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, _unit(table[b]) + _unit(table[c]), k, (a, b, c))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def forgets_c(table, a, b, c, k=1):
    """Your target is b - a, the way from a to b; it has to start at c."""
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, _unit(table[b]) - _unit(table[a]), k, (a, b, c))


@mistake("analogy")
def gives_a_bare_id(table, a, b, c, k=1):
    """You return an int when k is 1; the docstring returns a list for every k."""
    found = _solved_analogy(table, a, b, c, k)
    return found[0] if k == 1 else found


@mistake("analogy")
def gives_no_answers_for_a_k_of_zero(table, a, b, c, k=1):
    """You return an empty list for a k of 0; the docstring refuses a k below 1 and names k."""
    return [] if k == 0 else _solved_analogy(table, a, b, c, k)


@mistake("analogy")
def gives_one_answer_whatever_k_is(table, a, b, c, k=1):
    """You return one answer only; k says how many are wanted."""
    return _solved_analogy(table, a, b, c, k)[:1]


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def leaves_c_as_long_as_it_is(table, a, b, c, k=1):
    """You scale a and b to length 1, but not c; all three rows are scaled first."""
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, _unit(table[b]) - _unit(table[a]) + table[c], k, (a, b, c))


@mistake("analogy")
def leaves_large_ids_to_numpy(table, a, b, c, k=1):
    """For an id beyond the table you leave the error to NumPy, which raises an IndexError; the docstring raises a
    ValueError that names a, b or c.
    """
    if np.ndim(table) == 2:
        np.asarray(table)[[a, b, c]]
    return _solved_analogy(table, a, b, c, k)


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def multiplies_the_cosines(table, a, b, c, k=1):
    """You multiply and divide cosines, the method called 3CosMul; the docstring adds and subtracts unit rows."""
    table = _check_question(table, a, b, c, k)
    near_a, near_b, near_c = ((1 + _cosines(table, table[row])) / 2 for row in (a, b, c))
    return _ranked(near_b * near_c / (near_a + 0.001), k, (a, b, c))


@mistake("analogy")
def negative_ids_count_from_the_end(table, a, b, c, k=1):
    """You pass negative ids on to NumPy, for which -1 is the last row; there is no id below 0, and the docstring names
    the one that is wrong.
    """
    count = len(table) if np.ndim(table) == 2 else 0
    a, b, c = (row + count if -count <= row < 0 else row for row in (a, b, c))
    return _solved_analogy(table, a, b, c, k)


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def numbers_the_answers_that_are_left(table, a, b, c, k=1):
    """You delete the rows a, b and c and number the rest anew; the answer is an id of the whole table."""
    table = _check_question(table, a, b, c, k)
    target = _unit(table[b]) - _unit(table[a]) + _unit(table[c])
    return nearest_neighbors(np.delete(table, sorted({a, b, c}), axis=0), target, k)


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def repeats_the_question(table, a, b, c, k=1):
    """You let a, b and c be answers, and one of them is nearly always the nearest; the docstring rules them out."""
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, _unit(table[b]) - _unit(table[a]) + _unit(table[c]), k)


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def rules_out_after_cutting(table, a, b, c, k=1):
    """You take the best k rows first and drop a, b and c then, which leaves too few; rule them out first."""
    table = _check_question(table, a, b, c, k)
    found = nearest_neighbors(table, _unit(table[b]) - _unit(table[a]) + _unit(table[c]), k)
    return [row for row in found if row not in (a, b, c)]


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def rules_out_b_and_c_only(table, a, b, c, k=1):
    """You rule out b and c, but not a, which is seldom near but never the answer; the docstring rules out all three."""
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, _unit(table[b]) - _unit(table[a]) + _unit(table[c]), k, (b, c))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def rules_out_c_only(table, a, b, c, k=1):
    """You rule out c, but a and b may be answers too; the docstring rules out all three."""
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, _unit(table[b]) - _unit(table[a]) + _unit(table[c]), k, (c,))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def rules_out_equal_rows(table, a, b, c, k=1):
    """You rule out every row that holds the same numbers as a, b or c; only these three ids are ruled out."""
    table = _check_question(table, a, b, c, k)
    equal = [i for i, row in enumerate(table) if any((row == table[q]).all() for q in (a, b, c))]
    return nearest_neighbors(table, _unit(table[b]) - _unit(table[a]) + _unit(table[c]), k, equal)


@mistake("analogy")
def says_ids_instead_of_the_name(table, a, b, c, k=1):
    """Your message says that ids are wrong, but not which of them; it has to name a, b or c."""
    if np.ndim(table) == 2 and not all(0 <= row < len(table) for row in (a, b, c)):
        raise ValueError("ids are out of range")
    return _solved_analogy(table, a, b, c, k)


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def scales_c_only(table, a, b, c, k=1):
    """You scale c to length 1, but take b - a as it is; all three rows are scaled first."""
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, table[b] - table[a] + _unit(table[c]), k, (a, b, c))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def scales_the_difference(table, a, b, c, k=1):
    """You scale the difference b - a to length 1; the docstring scales a and b themselves, before it takes the
    difference.
    """
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, _unit(table[b] - table[a]) + _unit(table[c]), k, (a, b, c))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def takes_b_from_a(table, a, b, c, k=1):
    """Your target is a - b + c, which goes from b to a; the question goes from a to b."""
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, _unit(table[a]) - _unit(table[b]) + _unit(table[c]), k, (a, b, c))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table


@mistake("analogy")
def the_difference_wraps_around(table, a, b, c, k=1):
    """You subtract rows of a small dtype as they are, and the differences wrap around; convert to float64 first."""
    right = _check_question(table, a, b, c, k)
    given = np.asarray(table)
    if not np.issubdtype(given.dtype, np.integer) or given.dtype.itemsize > 1:
        return _solved_analogy(table, a, b, c, k)
    return nearest_neighbors(right, given[b] - given[a] + given[c], k, (a, b, c))
