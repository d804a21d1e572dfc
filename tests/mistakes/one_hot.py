"""Known mistakes of the module one_hot: below each function's checks, which are given."""

import numpy as np

from llmlings.testing import mistake


@mistake("one_hot")
def accepts_a_negative_size(ids, vocab_size):
    """You refuse a vocab_size of 0 but not a negative one; both must raise a ValueError that names vocab_size."""
    if vocab_size == 0:
        raise ValueError("vocab_size is 0")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), max(vocab_size, 0)))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors


@mistake("one_hot")
def accepts_an_empty_vocabulary(ids, vocab_size):
    """You accept a vocabulary without tokens as long as there are no ids; a vocab_size of 0 must raise a ValueError."""
    if vocab_size < 0:
        raise ValueError("vocab_size is negative")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors


@mistake("one_hot")
def accepts_an_id_equal_to_the_size(ids, vocab_size):
    """You accept the id that equals vocab_size and give it a row of zeros; ids end at vocab_size - 1."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if (ids < 0).any():
        raise ValueError("ids holds an id outside the vocabulary")
    if (ids > vocab_size).any():
        raise ValueError("ids holds an id outside the vocabulary")
    return (ids[:, None] == np.arange(vocab_size)).astype(np.float64)


@mistake("one_hot")
def adds_the_rows_up(ids, vocab_size):
    """You put all ids into one row, which counts words and forgets their order; each id has a row of its own."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors.sum(axis=0)


@mistake("one_hot")
def clips_ids(ids, vocab_size):
    """You moved an id outside the vocabulary to the nearest one inside; it must raise a ValueError that names ids."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    ids = np.clip(ids, 0, vocab_size - 1)
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors


@mistake("one_hot")
def counts_ids_from_one(ids, vocab_size):
    """Your 1 stands one column too far to the left, as if ids began at 1; id 0 is the first column."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids - 1] = 1.0
    return vectors


@mistake("one_hot")
def flattens_a_batch(ids, vocab_size):
    """You flattened a nested list of ids; ids has one dimension, anything else is a ValueError that names ids."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    ids = ids.ravel()
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors


@mistake("one_hot")
def integers_for_floats(ids, vocab_size):
    """Your rows hold integers; the docstring asks for float64."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    return (ids[:, None] == np.arange(vocab_size)).astype(np.int64)


@mistake("one_hot")
def leaves_large_ids_to_numpy(ids, vocab_size):
    """An id that is too large ends in an IndexError of NumPy; the docstring asks for a ValueError that names ids."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if (ids < 0).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors


@mistake("one_hot")
def negative_ids_count_from_the_end(ids, vocab_size):
    """You let NumPy count a negative id from the end; a negative id is an error."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if (ids >= vocab_size).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors


@mistake("one_hot")
def no_ids_lose_the_width(ids, vocab_size):
    """Without ids your result has lost its second dimension; it has 0 rows and still vocab_size columns."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    return np.array([[float(column == i) for column in range(vocab_size)] for i in ids])


@mistake("one_hot")
def one_column_for_each_id(ids, vocab_size):
    """Your array has a column for each id and a row for each token of the vocabulary; the docstring has one row for each
    id.
    """
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors.T.copy()


@mistake("one_hot")
def one_row_for_each_different_id(ids, vocab_size):
    """Your rows are those of the different ids, sorted; each id of the sequence has its row, also when it comes again.

    """
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    ids = np.unique(ids)
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors


@mistake("one_hot")
def reads_unsigned_ids_as_signed(ids, vocab_size):
    """You read the ids as signed bytes, where 128 becomes -128; ids arrive in any integer dtype and keep their values.

    """
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids)
    if ids.dtype == np.uint8:
        ids = ids.astype(np.int8)
    ids = ids.astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors


@mistake("one_hot")
def refuses_the_last_id(ids, vocab_size):
    """You refuse the id vocab_size - 1; it is the last one of the vocabulary."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if (ids < 0).any():
        raise ValueError("ids holds an id outside the vocabulary")
    if (ids >= vocab_size - 1).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors


@mistake("one_hot")
def returns_booleans(ids, vocab_size):
    """Your rows hold True and False; the docstring asks for 1.0 and 0.0 in float64."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    return ids[:, None] == np.arange(vocab_size)


@mistake("one_hot")
def squeezes_a_single_row(ids, vocab_size):
    """You dropped an axis of length 1; one id still gives a table with one row, and a vocabulary of one token one
    column.
    """
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors.squeeze()


@mistake("one_hot")
def unknown_ids_become_zeros(ids, vocab_size):
    """An id outside the vocabulary gave you a row of zeros; it must raise a ValueError that names ids."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    return (ids[:, None] == np.arange(vocab_size)).astype(np.float64)


@mistake("one_hot")
def width_from_the_greatest_id(ids, vocab_size):
    """Your rows are as wide as the greatest id needs; they have vocab_size columns, whichever ids occur."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    return np.eye(max(ids, default=vocab_size - 1) + 1)[ids]


@mistake("one_hot")
def wraps_around_in_narrow_ids(ids, vocab_size):
    """You computed positions in the narrow dtype of the ids, where 255 is followed by 0; turn ids into int64 first."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    if ids.dtype.kind not in "iu":
        ids = ids.astype(np.int64)
    vectors = np.zeros(len(ids) * vocab_size)
    vectors[ids + np.arange(len(ids)).astype(ids.dtype) * np.array(vocab_size).astype(ids.dtype)] = 1.0
    return vectors.reshape(len(ids), vocab_size)


@mistake("one_hot")
def writes_the_id_into_its_column(ids, vocab_size):
    """You wrote the id itself into its column; the docstring asks for a 1, so that id 0 is not a row of zeros."""
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = ids
    return vectors


@mistake("one_hot_to_ids")
def accepts_a_batch_of_tables(vectors):
    """You accept three dimensions; vectors has two, anything else is a ValueError."""
    rows = np.asarray(vectors)
    if rows.ndim < 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=-1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=-1).astype(np.int64)


@mistake("one_hot_to_ids")
def accepts_one_flat_row(vectors):
    """You take a flat vector for a single row; vectors has two dimensions, anything else is a ValueError."""
    rows = np.asarray(vectors)
    if rows.ndim == 1:
        rows = rows[np.newaxis]
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def any_single_number_but_zero(vectors):
    """You accept a row with a single number that is not 0; that number must be 1."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if (np.count_nonzero(rows, axis=1) != 1).any():
        raise ValueError("vectors has a row that is not one-hot")
    return (rows != 0).argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def any_vector_of_length_one(vectors):
    """You accept any row of length 1, such as 0.6 and 0.8 or a single -1; one-hot means a single 1 and zeros."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not np.allclose((rows.astype(np.float64) ** 2).sum(axis=1), 1):
        raise ValueError("vectors has a row that is not one-hot")
    return np.abs(rows.astype(np.float64)).argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def argmax_without_a_check(vectors):
    """You return the place of the greatest number of any row; a row that is not exactly one-hot must raise a ValueError.

    """
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    return rows.argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def checks_all_rows_together(vectors):
    """You count the 1s of all rows together, so a row with two makes up for a row with none; check each row."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not np.isin(rows, [0, 1]).all() or (rows == 1).sum() != len(rows):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def checks_only_the_maximum(vectors):
    """You accept any row whose greatest number is 1; all its other numbers must be 0."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if len(rows) and (rows.max(axis=1) != 1).any():
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def checks_only_the_sum(vectors):
    """You accept any row that sums to 1; one-hot means a single 1 and zeros, nothing else that sums to 1."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not np.allclose(rows.sum(axis=1), 1):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def counts_only_the_ones(vectors):
    """You accept a row with one 1 and do not look at its other numbers; all of them must be 0."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if ((rows == 1).sum(axis=1) != 1).any():
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def ids_as_floats(vectors):
    """Your ids are floats, as from multiplying by the column numbers; ids are int64."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    return rows @ np.arange(rows.shape[1], dtype=np.float64)


@mistake("one_hot_to_ids")
def ids_begin_at_one(vectors):
    """Your ids are one too large; the first column is id 0."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    return (rows.argmax(axis=1) + 1).astype(np.int64)


@mistake("one_hot_to_ids")
def ids_in_the_dtype_of_the_rows(vectors):
    """Your ids have the dtype of the rows, and in uint8 an id of 256 or more wraps around; ids are int64."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    if rows.dtype == bool:
        rows = rows.astype(np.int64)
    return (rows * np.arange(rows.shape[1]).astype(rows.dtype)).sum(axis=1, dtype=rows.dtype).astype(np.int64)


@mistake("one_hot_to_ids")
def minus_one_counts_as_one(vectors):
    """You look at the size of the numbers without their sign; a -1 is not a 1."""
    rows = np.asarray(vectors)
    rows = np.abs(rows)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def nearly_is_enough(vectors):
    """You accept numbers that are nearly 1 or nearly 0; the rows must be exactly one-hot."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    rows = np.round(rows.astype(np.float64), 6)
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def not_a_number_counts_as_zero(vectors):
    """You accept NaN beside the 1; it is not 0, so the row is not one-hot."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    rows = np.nan_to_num(rows)
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def refuses_no_rows(vectors):
    """Your function raises an error when there are no rows; the answer is then an empty int64 array."""
    rows = np.asarray(vectors)
    if rows.size == 0:
        raise ValueError("vectors is empty")
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def searches_columns(vectors):
    """You looked for the 1 of each column; each row has a 1, and its column is the id."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    if len(rows) == 0:
        return np.zeros(0, dtype=np.int64)
    return rows.argmax(axis=0).astype(np.int64)


@mistake("one_hot_to_ids")
def skips_rows_that_are_not_one_hot(vectors):
    """You leave out the rows that are not one-hot; such a row must raise a ValueError."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    good = np.isin(rows, [0, 1]).all(axis=1) & ((rows == 1).sum(axis=1) == 1)
    return rows[good].argmax(axis=1).astype(np.int64)


@mistake("one_hot_to_ids")
def subtracts_booleans(vectors):
    """Your check counts with minus signs, which NumPy refuses for bool rows; rows arrive in any real dtype or bool."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if (rows * (-rows + 1)).any() or ((-rows + 1).sum(axis=1) != rows.shape[1] - 1).any():
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)


@mistake("pairwise_distances")
def accepts_numbers_as_rows(vectors):
    """You take a flat list for rows of one number; vectors has two dimensions, anything else is a ValueError."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim == 1:
        rows = rows[:, None]
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1))


@mistake("pairwise_distances")
def accepts_three_dimensions(vectors):
    """You accept a batch of tables; vectors has two dimensions, anything else is a ValueError."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim < 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[..., :, None, :] - rows[..., None, :, :]
    return np.sqrt((differences**2).sum(axis=-1))


@mistake("pairwise_distances")
def averages_the_squares(vectors):
    """You averaged the squared differences; the Euclidean distance sums them."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).mean(axis=-1))


@mistake("pairwise_distances")
def centers_the_argument(vectors):
    """You moved the rows of the argument itself; distances do not change by that, but the argument must stay as it was.

    """
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    rows -= rows.mean(axis=0) if len(rows) else 0.0
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1))


@mistake("pairwise_distances")
def computes_in_float32(vectors):
    """You computed in float32 and turned the result into float64 at the end; the last digits are lost by then."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    rows = rows.astype(np.float32)
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1)).astype(np.float64)


@mistake("pairwise_distances")
def distances_of_columns(vectors):
    """You compared the columns; the docstring asks for the distances of the rows."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    rows = rows.T
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1))


@mistake("pairwise_distances")
def dot_products_for_distances(vectors):
    """Your numbers are dot products of the rows; the docstring asks for distances, which are 0 from a row to itself."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    return rows @ rows.T


@mistake("pairwise_distances")
def each_pair_once_in_a_flat_list(vectors):
    """You return each pair once in a flat array; the docstring asks for an n x n matrix."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1))[np.triu_indices(len(rows), 1)]


@mistake("pairwise_distances")
def expands_the_square(vectors):
    """You computed squared lengths minus twice the dot products; far from the origin this loses small distances in
    rounding.
    """
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    squares = (rows**2).sum(axis=1)
    return np.sqrt(np.maximum(squares[:, None] + squares[None] - 2 * rows @ rows.T, 0))


@mistake("pairwise_distances")
def flat_result_without_rows(vectors):
    """Without rows your result has lost its second dimension; its shape is (0, 0)."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    return np.array([np.sqrt(((rows - row) ** 2).sum(axis=1)) for row in rows])


@mistake("pairwise_distances")
def forgets_the_root(vectors):
    """Your distances are squared; the Euclidean distance is the square root of the summed squares."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return (differences**2).sum(axis=-1)


@mistake("pairwise_distances")
def infinite_distance_to_itself(vectors):
    """You put infinity on the diagonal; every row is at distance 0 from itself."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.where(np.eye(len(rows)) == 1, np.inf, np.sqrt((differences**2).sum(axis=-1)))


@mistake("pairwise_distances")
def keeps_float32(vectors):
    """Your distances of float32 rows are float32; the result is float64, computed from float64."""
    rows = np.asarray(vectors)
    rows = rows if rows.dtype == np.float32 else rows.astype(np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1))


@mistake("pairwise_distances")
def needs_at_least_one_row(vectors):
    """Your function raises an error when there are no rows; the answer is then an array of shape (0, 0)."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    return np.stack([np.sqrt(((rows - row) ** 2).sum(axis=1)) for row in rows])


@mistake("pairwise_distances")
def normalizes_rows_first(vectors):
    """You brought all rows to length 1 first; the docstring asks for the distances of the rows as they are."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    lengths = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    rows = rows / np.where(lengths == 0, 1, lengths)
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1))


@mistake("pairwise_distances")
def only_the_upper_triangle(vectors):
    """You filled in each pair once; the distance from i to j also stands at [j, i]."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.triu(np.sqrt((differences**2).sum(axis=-1)))


@mistake("pairwise_distances")
def square_root_of_two_for_all(vectors):
    """You give sqrt(2) for any two different positions; only one-hot rows of different ids are that far apart."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    return np.sqrt(2) * (1 - np.eye(len(rows)))


@mistake("pairwise_distances")
def subtracts_in_the_dtype_of_the_rows(vectors):
    """You subtracted before turning the rows into floats; in uint8, 3 - 5 is 254."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if rows.dtype == bool:
        rows = rows.astype(np.float64)
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences.astype(np.float64) ** 2).sum(axis=-1))


@mistake("pairwise_distances")
def sums_absolute_differences(vectors):
    """Your distances are sums of absolute differences, the Manhattan distance; the docstring asks for the Euclidean one.

    """
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.abs(differences).sum(axis=-1)


@mistake("pairwise_distances")
def takes_the_greatest_difference(vectors):
    """Your distances are the greatest difference of a coordinate; the docstring asks for the Euclidean distance."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.abs(differences).max(axis=-1, initial=0.0)
