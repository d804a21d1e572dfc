"""Hidden tests of the module embedding."""

import numpy as np
import pytest

from exercises import embedding
from llmlings.testing import about, check_close, check_rejects


def random_table(rng: np.random.Generator, vocab_size: int, width: int) -> np.ndarray:
    return rng.normal(0, 1, (vocab_size, width))


@about("init_embedding")
def test_any_size_and_scale(rng, reference):
    """For any size and scale the matrix is the one draw of rng.normal."""
    vocab_size, width, scale = int(rng.integers(20, 60)), int(rng.integers(61, 90)), float(rng.uniform(0.1, 3))
    seed = int(rng.integers(2**32))
    check_close(
        embedding.init_embedding(vocab_size, width, np.random.default_rng(seed), scale),
        reference.init_embedding(vocab_size, width, np.random.default_rng(seed), scale),
        because="All V * d values come from one draw of the given rng with the given scale.",
    )


@about("init_embedding")
@pytest.mark.parametrize(
    ("name", "vocab_size", "width"),
    [("vocab_size", -2, 3), ("width", 3, 0)],
    ids=["negative vocab_size", "width of 0"],
)
def test_sizes_below_one_are_refused(name, vocab_size, width):
    """A size below 1 raises a ValueError that names it."""
    check_rejects(name, embedding.init_embedding, vocab_size, width, np.random.default_rng(0))


@about("lookup")
def test_ids_of_three_dimensions_and_a_float32_table(rng, reference):
    """Ids of shape (2, 3, 4) give (2, 3, 4, d), and a float32 table gives float64 vectors."""
    table = random_table(rng, 30, 5).astype(np.float32)
    ids = rng.integers(0, 30, (2, 3, 4))
    check_close(embedding.lookup(table, ids), reference.lookup(table, ids))


@about("lookup")
def test_a_table_of_whole_numbers_gives_float64():
    """A table of nested lists of integers gives float64 vectors."""
    check_close(embedding.lookup([[1, 2], [3, 4], [5, 6]], [[2, 0]]), np.array([[[5.0, 6.0], [1.0, 2.0]]]))


@about("lookup")
@pytest.mark.parametrize("dtype", ["uint8", "uint64"], ids=["uint8", "uint64"])
def test_unsigned_ids(rng, reference, dtype):
    """Unsigned ids fetch their rows; no arithmetic on them may wrap around."""
    table = random_table(rng, 256, 6)
    ids = rng.integers(200, 256, 7).astype(dtype)
    check_close(embedding.lookup(table, ids), reference.lookup(table, ids))


@about("lookup")
def test_no_ids_give_no_vectors():
    """An empty list of ids gives an array of shape (0, d)."""
    check_close(
        embedding.lookup([[0.5, 1.5, 2.5], [3.5, 4.5, 5.5]], []),
        np.zeros((0, 3)),
        because="The result has the shape of the ids, with the width behind it, even when there are no ids.",
    )


# One-hot vectors of all ids at once would take 16 GB; one after the other they take well over half a minute.
@about("lookup", seconds=5)
def test_a_large_vocabulary(rng, reference):
    """10,000 ids are fetched from 200,000 rows without building one-hot vectors."""
    table = rng.integers(0, 256, (200_000, 32), dtype=np.uint8)
    ids = rng.integers(0, 200_000, 10_000)
    check_close(
        embedding.lookup(table, ids),
        reference.lookup(table, ids),
        because="A lookup reads L rows; its cost does not depend on V.",
    )


@about("lookup")
def test_one_negative_id_in_a_batch_is_refused(rng):
    """A single negative id in a batch raises a ValueError that names ids."""
    ids = rng.integers(1, 9, (3, 4))
    ids[1, 2] = -9
    check_rejects("ids", embedding.lookup, random_table(rng, 9, 2), ids)


@about("lookup")
def test_the_first_id_beyond_the_table_is_refused(rng):
    """Id V in a table of V rows raises a ValueError that names ids."""
    check_rejects("ids", embedding.lookup, random_table(rng, 9, 2), np.array([8, 9]))


@about("lookup")
def test_a_table_without_columns_is_refused(rng):
    """A table of one dimension raises a ValueError that names table."""
    check_rejects("table", embedding.lookup, rng.normal(0, 1, 9), [2, 3])


@about("lookup_by_one_hot")
def test_the_product_equals_the_lookup(rng, reference):
    """Multiplying one-hot rows with the table gives the rows that a lookup fetches, as float64."""
    table = random_table(rng, 12, 5).astype(np.float32)
    ids = rng.integers(0, 12, 20).tolist()
    check_close(embedding.lookup_by_one_hot(table, ids), reference.lookup(table, ids))


@about("lookup_by_one_hot")
def test_unsigned_ids_and_a_table_of_whole_numbers(rng, reference):
    """Ids of dtype uint8 and a table of integers above 255 give exact float64 rows."""
    table = rng.integers(300, 1000, (200, 3))
    ids = rng.integers(100, 200, 6).astype(np.uint8)
    check_close(embedding.lookup_by_one_hot(table, ids), reference.lookup_by_one_hot(table, ids))


@about("lookup_by_one_hot")
def test_no_one_hot_rows_give_no_vectors():
    """An empty list of ids gives an array of shape (0, d)."""
    check_close(embedding.lookup_by_one_hot([[0.5, 1.5, 2.5], [3.5, 4.5, 5.5]], []), np.zeros((0, 3)))


@about("lookup_by_one_hot")
@pytest.mark.parametrize("bad_id", [-1, 4], ids=["negative", "beyond the table"])
def test_ids_that_have_no_one_hot_vector_are_refused(bad_id):
    """An id outside 0 to V-1 raises a ValueError that names ids."""
    check_rejects("ids", embedding.lookup_by_one_hot, np.arange(8.0).reshape(4, 2), [0, bad_id, 3])


@about("lookup_by_one_hot")
def test_ids_of_two_dimensions_are_refused():
    """Ids of shape (2, 2) raise a ValueError that names ids."""
    check_rejects("ids", embedding.lookup_by_one_hot, np.arange(8.0).reshape(4, 2), [[0, 1], [2, 3]])


@about("lookup_by_one_hot")
def test_a_table_of_one_dimension_is_refused():
    """A table of one dimension raises a ValueError that names table."""
    check_rejects("table", embedding.lookup_by_one_hot, np.arange(4.0), [0, 1])


@about("embedding_bytes")
def test_any_size(rng):
    """The memory is V * d * bytes_per_value for any sizes, as a Python int."""
    vocab_size, width, bytes_per_value = (int(n) for n in rng.integers([1000, 100, 3], [9000, 900, 17]))
    check_close(
        embedding.embedding_bytes(vocab_size, width, bytes_per_value),
        vocab_size * width * bytes_per_value,
    )


@about("embedding_bytes")
def test_more_than_four_gigabytes():
    """128,256 rows of 16,384 float32 numbers take 8,405,385,216 bytes, more than 32 bits can count."""
    check_close(embedding.embedding_bytes(128_256, 16_384), 8_405_385_216)


@about("embedding_bytes")
@pytest.mark.parametrize(
    ("name", "sizes"),
    [("vocab_size", (0, 4, 4)), ("width", (3, -4, 4)), ("bytes_per_value", (3, 4, 0))],
    ids=["vocab_size", "width", "bytes_per_value"],
)
def test_each_size_below_one_is_refused(name, sizes):
    """An argument below 1 raises a ValueError that names it."""
    check_rejects(name, embedding.embedding_bytes, *sizes)
