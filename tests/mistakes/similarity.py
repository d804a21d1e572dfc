"""Known mistakes of the module similarity: what somebody might write below the checks that are given."""

import numpy as np

from llmlings.testing import mistake


def _scaled(vectors):
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return vectors / np.where(lengths == 0, 1, lengths)


def _cosines(table, query):
    # Row by row: equal rows get equal cosines, which `@` does not promise.
    return (_scaled(table) * _scaled(query)).sum(axis=1)


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


def _target(table, a, b, c):
    return _scaled(table[b]) - _scaled(table[a]) + _scaled(table[c])


@mistake("cosine_similarity")
def gives_the_dot_product(a, b):
    """You give the dot product alone; the cosine divides it by both lengths."""
    return float(a @ b)


@mistake("cosine_similarity")
def divides_by_one_length(a, b):
    """You divide by the length of the first vector only; the cosine divides by both lengths."""
    return float(_scaled(a) @ b)


@mistake("cosine_similarity")
def divides_by_the_sum_of_the_lengths(a, b):
    """You divide by the sum of the two lengths; the cosine divides by their product."""
    if not a.any() or not b.any():
        return 0.0
    return float(a @ b / (np.linalg.norm(a) + np.linalg.norm(b)))


@mistake("cosine_similarity")
def forgets_the_root(a, b):
    """Your lengths are sums of squares; the length of a vector is the square root of that."""
    return float(a @ b / ((a @ a) * (b @ b))) if a.any() and b.any() else 0.0


@mistake("cosine_similarity")
def gives_the_angle(a, b):
    """You give the angle itself; the docstring asks for its cosine."""
    return float(np.arccos(np.clip(_scaled(a) @ _scaled(b), -1, 1)))


@mistake("cosine_similarity")
def gives_the_distance(a, b):
    """You give 1 minus the cosine, a distance; the cosine itself is 1 for the same direction."""
    return float(1 - _scaled(a) @ _scaled(b))


@mistake("cosine_similarity")
def gives_the_absolute_value(a, b):
    """You give the absolute value; opposite directions have a cosine of -1, not 1."""
    return float(abs(_scaled(a) @ _scaled(b)))


@mistake("cosine_similarity")
def subtracts_the_mean(a, b):
    """You subtract the mean of each vector first, which gives the correlation; take the vectors as they are."""
    return float(_scaled(a - a.mean()) @ _scaled(b - b.mean()))


@mistake("cosine_similarity")
def a_zero_vector_gives_nan(a, b):
    """You divide by the length of a zero vector, which gives nan; such a cosine is 0.0."""
    with np.errstate(invalid="ignore"):
        return float((a @ b) / (np.linalg.norm(a) * np.linalg.norm(b)))


@mistake("cosine_similarity", slip=True)
def looks_for_zero_in_the_first_vector_only(a, b):
    """You look for a zero vector in the first argument only; either of the two may be one."""
    if not a.any():
        return 0.0
    with np.errstate(invalid="ignore"):
        return float((a @ b) / (np.linalg.norm(a) * np.linalg.norm(b)))


@mistake("cosine_similarity", slip=True)
def two_zero_vectors_are_alike(a, b):
    """You give 1 for two equal vectors even if both are zero; a zero vector gives 0.0 with everything."""
    return 1.0 if np.array_equal(a, b) else float(_scaled(a) @ _scaled(b))


@mistake("cosine_similarity", slip=True)
def adds_a_small_number_to_the_lengths(a, b):
    """You add a small number to what you divide by, to avoid a division by zero; it changes the cosine of short
    vectors. Only a zero vector needs a case of its own."""
    return float((a @ b) / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-8))


@mistake("cosine_matrix")
def matrix_of_dot_products(vectors):
    """Your matrix holds dot products; each row has to be divided by its length first."""
    return vectors @ vectors.T


@mistake("cosine_matrix")
def divides_one_side_only(vectors):
    """You divide by the length of row i but not by that of row j; the cosine divides by both."""
    return _scaled(vectors) @ vectors.T


@mistake("cosine_matrix")
def divides_by_the_length_of_everything(vectors):
    """You divide by one length for the whole matrix; every row has a length of its own, so sum along its numbers
    only and keep the dimension."""
    vectors = vectors / (np.linalg.norm(vectors) or 1)
    return vectors @ vectors.T


@mistake("cosine_matrix")
def divides_the_columns(vectors):
    """You divide every column by its length; the vectors are the rows."""
    units = _scaled(vectors.T).T
    return units @ units.T


@mistake("cosine_matrix")
def compares_the_columns(vectors):
    """You compare columns with columns and get a matrix of (d, d); compare rows, which gives (n, n)."""
    units = _scaled(vectors.T)
    return units @ units.T


@mistake("cosine_matrix")
def matrix_of_distances(vectors):
    """Your matrix holds 1 minus the cosine, a distance; the docstring asks for the cosines."""
    units = _scaled(vectors)
    return 1 - units @ units.T


@mistake("cosine_matrix")
def a_row_is_not_like_itself(vectors):
    """You set the diagonal to 0; a row that is not zero has a cosine of 1 with itself."""
    units = _scaled(vectors)
    return units @ units.T * (1 - np.eye(len(vectors)))


@mistake("cosine_matrix")
def a_zero_row_is_like_itself(vectors):
    """You set the whole diagonal to 1; the diagonal entry of a zero row is 0.0."""
    units = _scaled(vectors)
    return np.where(np.eye(len(vectors)) == 1, 1.0, units @ units.T)


@mistake("cosine_matrix")
def zero_rows_give_nan(vectors):
    """You divide a zero row by its length, and its row and column become nan; they are 0.0."""
    with np.errstate(invalid="ignore"):
        units = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return units @ units.T


@mistake("cosine_matrix", slip=True)
def matrix_with_a_small_number_in_the_lengths(vectors):
    """You add a small number to the lengths, to avoid a division by zero; it changes the cosines of short rows."""
    units = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-8)
    return units @ units.T


@mistake("cosine_matrix")
def fills_one_half_only(vectors):
    """You fill the matrix above the diagonal only; entry [j, i] is the same as [i, j]."""
    units = _scaled(vectors)
    return np.triu(units @ units.T)


@mistake("cosine_matrix", slip=True)
def needs_a_row(vectors):
    """You build the matrix of a list of rows, and without rows its shape is (0,); it is (0, 0)."""
    return np.array([[float(_scaled(x) @ _scaled(y)) for y in vectors] for x in vectors])


@mistake("nearest_neighbors")
def ranks_by_dot_product(table, query, k, exclude=()):
    """You rank by dot product, which favours long rows; rank by cosine."""
    return _ranked(table @ query, k, exclude)


@mistake("nearest_neighbors")
def ranks_by_distance(table, query, k, exclude=()):
    """You rank by Euclidean distance, for which the length of a row matters; rank by cosine."""
    return _ranked(-np.linalg.norm(table - query, axis=1), k, exclude)


@mistake("nearest_neighbors")
def ranks_by_absolute_cosine(table, query, k, exclude=()):
    """You rank by the absolute value of the cosine, so an opposite row counts as near; -1 is the least of all."""
    return _ranked(np.abs(_cosines(table, query)), k, exclude)


@mistake("nearest_neighbors")
def the_least_similar_comes_first(table, query, k, exclude=()):
    """You sort the cosines from the smallest to the largest; the nearest row has the largest and comes first."""
    return _ranked(-_cosines(table, query), k, exclude)


@mistake("nearest_neighbors")
def turns_an_ascending_order_around(table, query, k, exclude=()):
    """You turn an ascending order around, which puts the higher id first on a tie; the lower id comes first."""
    ranking = np.argsort(_cosines(table, query), kind="stable")[::-1].tolist()
    return [row for row in ranking if row not in exclude][:k]


@mistake("nearest_neighbors")
def ignores_exclude(table, query, k, exclude=()):
    """You do not use `exclude`; the ids in it may not be returned."""
    return _ranked(_cosines(table, query), k, ())


@mistake("nearest_neighbors")
def excludes_after_cutting(table, query, k, exclude=()):
    """You take the best k first and drop the excluded ones then, which leaves too few; drop them first."""
    return [row for row in _ranked(_cosines(table, query), k, ()) if row not in exclude]


@mistake("nearest_neighbors")
def excluded_rows_come_last(table, query, k, exclude=()):
    """You give excluded rows the lowest cosine, so they come last when k is large; they may not be returned at all."""
    cosines = _cosines(table, query)
    cosines[list(exclude)] = -np.inf
    return _ranked(cosines, k, ())


@mistake("nearest_neighbors")
def numbers_the_rows_that_are_left(table, query, k, exclude=()):
    """You delete the excluded rows and number the rest anew; the ids are those of the whole table."""
    return _ranked(_cosines(np.delete(table, list(exclude), axis=0), query), k, ())


@mistake("nearest_neighbors")
def leaves_the_best_one_out(table, query, k, exclude=()):
    """You leave the nearest row out, as if it were the query itself; `exclude` alone says what may not be returned."""
    return _ranked(_cosines(table, query), k + 1, exclude)[1:]


@mistake("nearest_neighbors", slip=True)
def zero_rows_come_last(table, query, k, exclude=()):
    """The cosine of a zero row is nan in your ranking, and sorting puts nan last; it is 0.0, which is larger than a
    negative cosine."""
    with np.errstate(invalid="ignore"):
        cosines = (table @ query) / (np.linalg.norm(table, axis=1) * np.linalg.norm(query))
    return _ranked(cosines, k, exclude)


@mistake("nearest_neighbors")
def gives_the_cosines_too(table, query, k, exclude=()):
    """You give pairs of an id and its cosine; give the ids alone."""
    cosines = _cosines(table, query)
    return [(row, float(cosines[row])) for row in _ranked(cosines, k, exclude)]


@mistake("analogy")
def takes_b_from_a(table, a, b, c, k=1):
    """Your target is a - b + c, which goes from b to a; the question goes from a to b."""
    return _ranked(_cosines(table, _target(table, b, a, c)), k, (a, b, c))


@mistake("analogy")
def forgets_a(table, a, b, c, k=1):
    """Your target is b + c; what b has of a must be taken away."""
    return _ranked(_cosines(table, _scaled(table[b]) + _scaled(table[c])), k, (a, b, c))


@mistake("analogy")
def forgets_c(table, a, b, c, k=1):
    """Your target is b - a, the way from a to b; it has to start at c."""
    return _ranked(_cosines(table, _scaled(table[b]) - _scaled(table[a])), k, (a, b, c))


@mistake("analogy")
def adds_rows_of_any_length(table, a, b, c, k=1):
    """You calculate with b - a + c as they are; scale each of the three rows to length 1 first, or the longest one
    decides."""
    return _ranked(_cosines(table, table[b] - table[a] + table[c]), k, (a, b, c))


@mistake("analogy")
def scales_the_difference(table, a, b, c, k=1):
    """You scale the difference b - a to length 1; scale a and b themselves, before you take the difference."""
    return _ranked(_cosines(table, _scaled(table[b] - table[a]) + _scaled(table[c])), k, (a, b, c))


@mistake("analogy")
def answers_by_dot_product(table, a, b, c, k=1):
    """You rank the rows by their dot product with the target, which favours long rows; rank by cosine."""
    return _ranked(table @ _target(table, a, b, c), k, (a, b, c))


@mistake("analogy")
def compares_the_ways(table, a, b, c, k=1):
    """You look for the row whose way from c is most like the way from a to b; look for the row nearest to the target."""
    units = _scaled(table)
    return _ranked(_cosines(units - units[c], units[b] - units[a]), k, (a, b, c))


@mistake("analogy")
def multiplies_the_cosines(table, a, b, c, k=1):
    """You multiply and divide cosines, the method called 3CosMul; add and subtract unit rows."""
    near_a, near_b, near_c = ((1 + _cosines(table, table[row])) / 2 for row in (a, b, c))
    return _ranked(near_b * near_c / (near_a + 0.001), k, (a, b, c))


@mistake("analogy")
def repeats_the_question(table, a, b, c, k=1):
    """You let a, b and c be answers, and one of them is nearly always the nearest; rule all three out."""
    return _ranked(_cosines(table, _target(table, a, b, c)), k, ())


@mistake("analogy")
def rules_out_after_cutting(table, a, b, c, k=1):
    """You take the best k rows first and drop a, b and c then, which leaves too few; rule them out first."""
    return [row for row in _ranked(_cosines(table, _target(table, a, b, c)), k, ()) if row not in (a, b, c)]


@mistake("analogy")
def numbers_the_answers_that_are_left(table, a, b, c, k=1):
    """You delete the rows a, b and c and number the rest anew; the answer is an id of the whole table."""
    return _ranked(_cosines(np.delete(table, [a, b, c], axis=0), _target(table, a, b, c)), k, ())


@mistake("analogy", slip=True)
def a_zero_row_spoils_the_target(table, a, b, c, k=1):
    """You divide a zero row by its length, and the target becomes nan; a zero row stays zero."""
    with np.errstate(invalid="ignore"):
        units = table / np.linalg.norm(table, axis=1, keepdims=True)
        return _ranked(units @ (units[b] - units[a] + units[c]), k, (a, b, c))
