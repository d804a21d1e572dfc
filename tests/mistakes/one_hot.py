"""Known mistakes of the module one_hot: what somebody might write below the checks that are given."""

import numpy as np

from llmlings.testing import mistake


@mistake("one_hot")
def counts_ids_from_one(ids, vocab_size):
    """Your 1 is one column too far to the left, as if ids began at 1; id 0 is the first column."""
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids - 1] = 1.0
    return vectors


@mistake("one_hot")
def puts_the_one_at_the_position(ids, vocab_size):
    """Your 1 is at the position in the sequence; it belongs in the column of the id."""
    return np.eye(len(ids), vocab_size)


@mistake("one_hot")
def width_from_the_greatest_id(ids, vocab_size):
    """Your rows are as wide as the largest id needs; they have vocab_size columns, whichever ids occur."""
    return np.eye(ids.max() + 1)[ids]


@mistake("one_hot")
def one_column_for_each_id(ids, vocab_size):
    """Your array has a column for each id and a row for each token of the vocabulary; give each id a row."""
    return np.eye(vocab_size)[:, ids]


@mistake("one_hot")
def one_row_for_each_different_id(ids, vocab_size):
    """Your rows are those of the different ids, sorted; each id of the sequence has its row, also when it comes again."""
    return np.eye(vocab_size)[np.unique(ids)]


@mistake("one_hot")
def adds_the_rows_up(ids, vocab_size):
    """You put all ids into one row, which counts words and forgets their order; each id has a row of its own."""
    return np.bincount(ids, minlength=vocab_size)


@mistake("one_hot")
def writes_the_id_into_its_column(ids, vocab_size):
    """You write the id itself into its column, so id 0 gets a row of zeros; write a 1 for every id."""
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = ids
    return vectors


@mistake("one_hot", slip=True)
def squeezes_a_single_row(ids, vocab_size):
    """You drop an axis of length 1; one id still gives a table, with one row."""
    return np.eye(vocab_size)[ids].squeeze()


@mistake("one_hot")
def no_ids_lose_the_width(ids, vocab_size):
    """You make the array of a list of rows, and without ids it loses its width; it has 0 rows and vocab_size columns."""
    return np.array([[1.0 if column == token_id else 0.0 for column in range(vocab_size)] for token_id in ids])


@mistake("one_hot_to_ids")
def ids_begin_at_one(vectors):
    """Your ids are one too large; the first column is id 0."""
    if ((vectors == 1).sum(axis=1) != 1).any() or not np.isin(vectors, [0, 1]).all():
        raise ValueError("a row is not one-hot")
    return vectors.argmax(axis=1) + 1


@mistake("one_hot_to_ids")
def searches_columns(vectors):
    """You look for the 1 of each column; each row has a 1, and its column is the id."""
    if ((vectors == 1).sum(axis=1) != 1).any() or not np.isin(vectors, [0, 1]).all():
        raise ValueError("a row is not one-hot")
    return vectors.argmax(axis=0)


@mistake("one_hot_to_ids")
def argmax_without_a_check(vectors):
    """You give the place of the largest number of any row; first refuse the rows that are not exactly one-hot."""
    return vectors.argmax(axis=1)


@mistake("one_hot_to_ids")
def skips_rows_that_are_not_one_hot(vectors):
    """You leave out the rows that are not one-hot, and the ids no longer fit the rows; raise a ValueError instead."""
    good = ((vectors == 1).sum(axis=1) == 1) & np.isin(vectors, [0, 1]).all(axis=1)
    return vectors[good].argmax(axis=1)


@mistake("one_hot_to_ids")
def minus_one_for_a_bad_row(vectors):
    """You give -1 for a row that is not one-hot, which later code takes for the last token; raise a ValueError."""
    good = ((vectors == 1).sum(axis=1) == 1) & np.isin(vectors, [0, 1]).all(axis=1)
    return np.where(good, vectors.argmax(axis=1), -1)


@mistake("one_hot_to_ids")
def checks_only_the_sum(vectors):
    """You accept any row that sums to 1, such as 0.5, 0.5; one-hot means a single 1 and zeros."""
    if not np.allclose(vectors.sum(axis=1), 1):
        raise ValueError("a row is not one-hot")
    return vectors.argmax(axis=1)


@mistake("one_hot_to_ids")
def checks_only_the_maximum(vectors):
    """You accept any row whose largest number is 1; all its other numbers must be 0."""
    if (vectors.max(axis=1) != 1).any():
        raise ValueError("a row is not one-hot")
    return vectors.argmax(axis=1)


@mistake("one_hot_to_ids", slip=True)
def counts_only_the_ones(vectors):
    """You accept a row with one 1 and do not look at its other numbers; all of them must be 0."""
    if ((vectors == 1).sum(axis=1) != 1).any():
        raise ValueError("a row is not one-hot")
    return vectors.argmax(axis=1)


@mistake("one_hot_to_ids", slip=True)
def any_single_number_but_zero(vectors):
    """You accept a row with a single number that is not 0; that number must be 1."""
    if (np.count_nonzero(vectors, axis=1) != 1).any():
        raise ValueError("a row is not one-hot")
    return np.nonzero(vectors)[1]


@mistake("one_hot_to_ids", slip=True)
def checks_all_rows_together(vectors):
    """You count the 1s of all rows together, so a row with two makes up for a row with none; check each row."""
    if (vectors == 1).sum() != len(vectors) or not np.isin(vectors, [0, 1]).all():
        raise ValueError("a row is not one-hot")
    return vectors.argmax(axis=1)


@mistake("one_hot_to_ids", slip=True)
def nearly_is_enough(vectors):
    """You accept numbers that are nearly 1 or nearly 0; the rows must be exactly one-hot."""
    ones, zeros = np.isclose(vectors, 1).sum(axis=1), np.isclose(vectors, 0).sum(axis=1)
    if (ones != 1).any() or (zeros != vectors.shape[1] - 1).any():
        raise ValueError("a row is not one-hot")
    return vectors.argmax(axis=1)


@mistake("pairwise_distances")
def forgets_the_root(vectors):
    """Your distances are squared; the Euclidean distance is the square root of the summed squares."""
    differences = vectors[:, None] - vectors[None]
    return (differences**2).sum(axis=-1)


@mistake("pairwise_distances")
def sums_absolute_differences(vectors):
    """Your distances are sums of absolute differences, the Manhattan distance; the Euclidean one sums squares."""
    return np.abs(vectors[:, None] - vectors[None]).sum(axis=-1)


@mistake("pairwise_distances")
def takes_the_greatest_difference(vectors):
    """Your distance is the largest difference in any column; the Euclidean distance counts the differences of all."""
    return np.abs(vectors[:, None] - vectors[None]).max(axis=-1)


@mistake("pairwise_distances")
def averages_the_squares(vectors):
    """You average the squared differences; the Euclidean distance sums them."""
    differences = vectors[:, None] - vectors[None]
    return np.sqrt((differences**2).mean(axis=-1))


@mistake("pairwise_distances")
def dot_products_for_distances(vectors):
    """Your numbers are dot products of the rows; a distance is 0 from a row to itself and grows as rows differ."""
    return vectors @ vectors.T


@mistake("pairwise_distances")
def distances_of_columns(vectors):
    """You compare the columns; the vectors are the rows."""
    differences = vectors.T[:, None] - vectors.T[None]
    return np.sqrt((differences**2).sum(axis=-1))


@mistake("pairwise_distances")
def normalizes_rows_first(vectors):
    """You bring all rows to length 1 first; give the distances of the rows as they are."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    units = vectors / np.where(lengths == 0, 1, lengths)
    return np.sqrt(((units[:, None] - units[None]) ** 2).sum(axis=-1))


@mistake("pairwise_distances")
def expands_the_square(vectors):
    """You compute squared lengths minus twice the dot products; far from the origin this loses small distances in
    rounding. Subtract the rows first."""
    squares = (vectors**2).sum(axis=1)
    return np.sqrt(np.maximum(squares[:, None] + squares[None] - 2 * vectors @ vectors.T, 0))


@mistake("pairwise_distances")
def only_the_upper_triangle(vectors):
    """You fill in each pair once; the distance from i to j is also at [j, i]."""
    differences = vectors[:, None] - vectors[None]
    return np.triu(np.sqrt((differences**2).sum(axis=-1)))


@mistake("pairwise_distances")
def each_pair_once_in_a_flat_list(vectors):
    """You give each pair once in a flat array; the docstring asks for an n x n matrix."""
    differences = vectors[:, None] - vectors[None]
    return np.sqrt((differences**2).sum(axis=-1))[np.triu_indices(len(vectors), 1)]


@mistake("pairwise_distances")
def infinite_distance_to_itself(vectors):
    """You put infinity on the diagonal; every row is at distance 0 from itself."""
    differences = vectors[:, None] - vectors[None]
    distances = np.sqrt((differences**2).sum(axis=-1))
    np.fill_diagonal(distances, np.inf)
    return distances


@mistake("pairwise_distances", slip=True)
def flat_result_without_rows(vectors):
    """You make the matrix of a list of rows, and without rows it loses its second dimension; its shape is (0, 0)."""
    return np.array([np.sqrt(((vectors - row) ** 2).sum(axis=1)) for row in vectors])
