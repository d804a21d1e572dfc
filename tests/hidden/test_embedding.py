"""Hidden tests of the module embedding."""

import numpy as np

from exercises import embedding
from llmlings.testing import about, check_close, check_remembers_nothing


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
def test_each_matrix_is_drawn_anew(reference):
    """Each call draws from its own rng, whatever was drawn before."""
    first = (5, 3, np.random.default_rng(1), 0.02)
    second = (6, 4, np.random.default_rng(2), 0.5)
    check_remembers_nothing(embedding.init_embedding, reference.init_embedding, first, second)


@about("lookup")
def test_ids_of_three_dimensions(rng, reference):
    """Ids of shape (2, 3, 4) give vectors of shape (2, 3, 4, d)."""
    table, ids = rng.normal(0, 1, (30, 5)), rng.integers(0, 30, (2, 3, 4))
    ids[1, 1, 1] = 0
    check_close(embedding.lookup(table, ids), reference.lookup(table, ids))


@about("lookup")
def test_no_ids_give_no_vectors():
    """An empty list of ids gives an array of shape (0, d)."""
    check_close(
        embedding.lookup([[0.5, 1.5, 2.5], [3.5, 4.5, 5.5]], []),
        np.zeros((0, 3)),
        because="The result has the shape of the ids, with the width behind it, even when there are no ids.",
    )


# One-hot vectors of all ids at once would take 16 GB; one after the other they take far longer than the limit.
@about("lookup", weight=3, seconds=3)
def test_a_large_vocabulary(rng, reference):
    """10,000 ids are fetched from 200,000 rows without building one-hot vectors."""
    table = rng.integers(0, 256, (200_000, 16), dtype=np.uint8)
    ids = [*rng.integers(0, 200_000, 9_999).tolist(), 0]
    check_close(
        embedding.lookup(table, ids),
        reference.lookup(table, ids),
        because="A lookup reads L rows; its cost does not depend on V.",
    )


@about("lookup")
def test_each_lookup_is_its_own(rng, reference):
    """A lookup depends on its own table and ids, not on earlier ones."""
    first, second = (rng.normal(0, 1, (9, 2)), [0, 2, 3]), (rng.normal(0, 1, (9, 2)), [3, 2, 8])
    check_remembers_nothing(embedding.lookup, reference.lookup, first, second)


@about("lookup_by_one_hot")
def test_the_product_equals_the_lookup(rng, reference):
    """Multiplying one-hot rows with the table gives the rows that a lookup fetches."""
    table, ids = rng.normal(0, 1, (12, 5)), rng.integers(0, 12, 20).tolist()
    check_close(embedding.lookup_by_one_hot(table, ids), reference.lookup(table, ids))


@about("lookup_by_one_hot")
def test_no_one_hot_rows_give_no_vectors():
    """An empty list of ids gives an array of shape (0, d)."""
    check_close(embedding.lookup_by_one_hot([[0.5, 1.5, 2.5], [3.5, 4.5, 5.5]], []), np.zeros((0, 3)))


@about("lookup_by_one_hot")
def test_each_product_is_its_own(rng, reference):
    """A product depends on its own table and ids, not on earlier ones."""
    first, second = (rng.normal(0, 1, (9, 2)), [1, 2, 3]), (rng.normal(0, 1, (9, 2)), [3, 2, 8])
    check_remembers_nothing(embedding.lookup_by_one_hot, reference.lookup_by_one_hot, first, second)


@about("embedding_bytes")
def test_any_size(rng, reference):
    """The memory is V * d * bytes_per_value for any sizes, one after the other."""
    first, second = (tuple(int(n) for n in rng.integers([1000, 100, 3], [9000, 900, 17])) for _ in range(2))
    check_remembers_nothing(embedding.embedding_bytes, reference.embedding_bytes, first, second)


@about("embedding_bytes")
def test_more_than_four_gigabytes():
    """128,256 rows of 16,384 float32 numbers take 8,405,385,216 bytes, more than 32 bits can count."""
    check_close(embedding.embedding_bytes(128_256, 16_384), 8_405_385_216)
