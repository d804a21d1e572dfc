"""Known mistakes of the module embedding: what somebody might write below the checks that are given."""

import numpy as np

from llmlings.testing import mistake


@mistake("init_embedding")
def forgets_scale(vocab_size, width, rng, scale=0.02):
    """Your values have a standard deviation of 1 whatever `scale` is; draw them with the standard deviation `scale`."""
    return rng.normal(0, 1, (vocab_size, width))


@mistake("init_embedding")
def ignores_the_given_scale(vocab_size, width, rng, scale=0.02):
    """Your values always have a standard deviation of 0.02; that is only the default of `scale`, so use `scale`."""
    return rng.normal(0, 0.02, (vocab_size, width))


@mistake("init_embedding")
def scale_is_the_variance(vocab_size, width, rng, scale=0.02):
    """You take `scale` for the variance and draw with its square root; it is the standard deviation itself."""
    return rng.normal(0, scale**0.5, (vocab_size, width))


@mistake("init_embedding")
def draws_uniform_values(vocab_size, width, rng, scale=0.02):
    """Your values are spread evenly between -scale and +scale; draw them from the normal distribution."""
    return rng.uniform(-scale, scale, (vocab_size, width))


@mistake("init_embedding")
def draws_from_a_generator_of_its_own(vocab_size, width, rng, scale=0.02):
    """Your matrix does not depend on the `rng` that is given; draw from that generator, so that a seed decides it."""
    return np.random.default_rng(0).normal(0, scale, (vocab_size, width))


@mistake("init_embedding")
def draws_the_matrix_transposed(vocab_size, width, rng, scale=0.02):
    """Your matrix is filled column by column, as a (d, V) draw turned over would be; draw the shape (V, d) itself."""
    return rng.normal(0, scale, (width, vocab_size)).T.copy()


@mistake("init_embedding")
def starts_with_zeros(vocab_size, width, rng, scale=0.02):
    """Your matrix holds zeros; all tokens would stay alike for ever, so draw random values from `rng`."""
    return np.zeros((vocab_size, width))


@mistake("lookup")
def counts_rows_from_one(table, ids):
    """Your id 1 fetches the first row; rows are counted from 0."""
    return table[ids - 1]


@mistake("lookup")
def fetches_columns(table, ids):
    """You fetch columns of the table; there is one row for each token, so fetch rows."""
    return np.moveaxis(table[:, ids], 0, -1)


@mistake("lookup")
def flattens_the_ids(table, ids):
    """You give one long list of vectors whatever the shape of the ids is; keep that shape, with the width behind it."""
    return table[ids.ravel()]


@mistake("lookup")
def sorts_the_ids(table, ids):
    """Your rows come in the order of the table, each id once; give them in the order of the ids, as often as they come."""
    return table[np.unique(ids)]


@mistake("lookup")
def zeroes_the_row_of_padding(table, ids):
    """You give zeros for id 0, as if it were padding; here every id fetches its row."""
    return table[ids] * (ids != 0)[..., None]


@mistake("lookup", slip=True)
def gives_a_view_of_the_table(table, ids):
    """For a single id you hand out the table's own row, so that changing the vector changes the table; give a copy."""
    return table[int(ids)] if ids.ndim == 0 else table[ids]


@mistake("lookup", costs="memory")
def multiplies_one_hot_vectors(table, ids):
    """Your lookup builds one-hot vectors: for 10,000 ids of a vocabulary of 200,000 they take gigabytes. A lookup only
    has to read the rows."""
    one_hot = np.zeros((ids.size, len(table)))
    one_hot[np.arange(ids.size), ids.ravel()] = 1
    return (one_hot @ table).reshape(*ids.shape, table.shape[1])


@mistake("lookup", costs="time")
def multiplies_one_one_hot_vector_at_a_time(table, ids):
    """Your lookup multiplies a one-hot vector with the whole table for every id, so its time grows with V. A lookup only
    has to read the rows."""
    vectors = np.zeros((*ids.shape, table.shape[1]))
    for place in np.ndindex(ids.shape):
        one_hot = np.zeros(len(table))
        one_hot[ids[place]] = 1
        vectors[place] = one_hot @ table
    return vectors


@mistake("lookup", slip=True)
def stacks_rows_in_a_list(table, ids):
    """You stack the rows of a list, which fails when there are no ids; no ids give an array of shape (0, d)."""
    return np.array([table[i] for i in ids.ravel().tolist()]).reshape(*ids.shape, -1) if ids.size else np.array([])


@mistake("lookup_by_one_hot")
def one_hot_row_for_each_token(table, ids):
    """You build one one-hot row for each token of the vocabulary; build one for each position of the sequence."""
    one_hot = np.zeros((len(table), len(table)))
    one_hot[ids, ids] = 1
    return one_hot @ table


@mistake("lookup_by_one_hot")
def adds_the_one_hot_rows_up(table, ids):
    """You add the one-hot rows up before you multiply, which leaves a single vector; give one for each position."""
    return np.bincount(ids, minlength=len(table)) @ table


@mistake("lookup_by_one_hot")
def puts_the_one_at_the_position(table, ids):
    """Your 1 is at the position in the sequence; it belongs at the id."""
    return np.eye(len(ids), len(table)) @ table


@mistake("lookup_by_one_hot", slip=True)
def stacks_products_in_a_list(table, ids):
    """You stack the products of a list, which fails when there are no ids; no ids give an array of shape (0, d)."""
    return np.array([np.eye(len(table))[i] @ table for i in ids])


@mistake("embedding_bytes")
def forgets_bytes_per_value(vocab_size, width, bytes_per_value=4):
    """You count the numbers, V * d; count bytes, and each number takes `bytes_per_value` of them."""
    return vocab_size * width


@mistake("embedding_bytes")
def always_counts_four_bytes(vocab_size, width, bytes_per_value=4):
    """You take 4 bytes for every value; that is only the default of `bytes_per_value`, so use that."""
    return vocab_size * width * 4


@mistake("embedding_bytes")
def bits_for_bytes(vocab_size, width, bytes_per_value=4):
    """Your number is 8 times too large: you count bits, and the docstring asks for bytes."""
    return vocab_size * width * bytes_per_value * 8


@mistake("embedding_bytes")
def counts_megabytes(vocab_size, width, bytes_per_value=4):
    """You give whole megabytes; the docstring asks for bytes."""
    return vocab_size * width * bytes_per_value // 1_000_000


@mistake("embedding_bytes")
def counts_in_32_bits(vocab_size, width, bytes_per_value=4):
    """Your number wraps around beyond 2 gigabytes, as 32-bit integers do; Python's own numbers do not."""
    return int(np.prod(np.array([vocab_size, width, bytes_per_value], dtype=np.int32), dtype=np.int32))
