"""Hidden tests of the module contextual."""

import math

import numpy as np
import pytest

from exercises import contextual
from llmlings.testing import about, check_close, check_rejects, check_that


def mixed_one_by_one(vectors: np.ndarray) -> np.ndarray:
    """Return what one step of self-attention makes of `vectors` (L, d), one number at a time."""
    rows = vectors.astype(np.float64).tolist()
    mixed = []
    for query in rows:
        scores = [sum(x * y for x, y in zip(query, key, strict=True)) / math.sqrt(len(query)) for key in rows]
        powers = [math.exp(score - max(scores)) for score in scores]
        columns = zip(*rows, strict=True)
        mixed.append([sum(p * x for p, x in zip(powers, column, strict=True)) / sum(powers) for column in columns])
    return np.array(mixed)


def cosine(a: np.ndarray, b: np.ndarray) -> float:
    return float(a @ b / math.sqrt(a @ a) / math.sqrt(b @ b))


@about("contextualize")
def test_any_vectors(rng):
    """For any vectors, each new one is the mean of all, weighted by the softmax of the scaled dot products."""
    vectors = rng.normal(0, 1, (int(rng.integers(7, 11)), int(rng.integers(3, 7))))
    check_close(contextual.contextualize(vectors), mixed_one_by_one(vectors))


@about("contextualize")
def test_shuffled_positions_are_shuffled_alike(rng):
    """If the positions are shuffled, the new vectors are the same ones, shuffled in the same way."""
    vectors, order = rng.normal(0, 1, (6, 4)), np.roll(rng.permutation(6), 1)
    straight = contextual.contextualize(vectors)
    check_that(np.shape(straight) == (6, 4), f"the result has shape (6, 4), not {np.shape(straight)}")
    check_close(
        contextual.contextualize(vectors[order[::-1]]),
        np.asarray(straight)[order[::-1]],
        because="There is no mask and no position in it: only the vectors count.",
    )


@about("contextualize")
def test_weights_sum_to_one(rng):
    """Where all vectors agree in a column, the new vectors agree in it too, with the same number."""
    vectors = rng.normal(0, 1, (7, 3))
    vectors[:, 1] = -1.75
    mixed = contextual.contextualize(vectors)
    check_that(np.shape(mixed) == (7, 3), f"the result has shape (7, 3), not {np.shape(mixed)}")
    check_close(np.array(mixed)[:, 1], np.full(7, -1.75), because="A mean of equal numbers is that number.")


@about("contextualize")
def test_long_and_short_vectors_together(rng):
    """Beside vectors of length 500, short ones keep their own weights, and nothing overflows."""
    vectors = rng.normal(0, 0.01, (6, 3))
    vectors[:2] = [[300.0, 400.0, 0.0], [-400.0, 300.0, 0.0]]
    vectors[2:, :2] = 0
    check_close(
        contextual.contextualize(vectors),
        mixed_one_by_one(vectors),
        because="Each row of scores has a greatest one of its own.",
    )


@about("contextualize")
def test_float32_gives_float64(rng):
    """Vectors of dtype float32 are mixed in float64."""
    vectors = rng.normal(0, 1, (5, 4)).astype(np.float32)
    check_close(contextual.contextualize(vectors), mixed_one_by_one(vectors))


@about("contextualize")
def test_dot_products_beyond_a_byte(rng):
    """Vectors of dtype uint8 have dot products beyond 255."""
    vectors = rng.permutation(np.arange(16, 40, dtype=np.uint8)).reshape(8, 3)
    check_close(contextual.contextualize(vectors), mixed_one_by_one(vectors))


@about("contextualize")
@pytest.mark.parametrize("shape", [(4,), (2, 3, 4), (0, 2)], ids=["a single vector", "a batch", "no rows"])
def test_vectors_that_are_no_sequence_are_refused(shape):
    """Vectors that are not 2-D, or that have no rows, raise a ValueError that names vectors."""
    check_rejects("vectors", contextual.contextualize, np.ones(shape))


@about("similarity_across")
def test_two_random_sentences(rng):
    """For any table and sentences, the two cosines are those of the first occurrences."""
    table = rng.normal(0, 1, (12, 5))
    token_id = int(rng.integers(0, 12))
    ids_a, ids_b = rng.integers(0, 12, 6), rng.integers(0, 12, 9)
    ids_a[2], ids_b[5] = token_id, token_id
    first_a, first_b = ids_a.tolist().index(token_id), ids_b.tolist().index(token_id)
    mixed_a, mixed_b = mixed_one_by_one(table[ids_a]), mixed_one_by_one(table[ids_b])
    check_close(
        contextual.similarity_across(table, ids_a, ids_b, token_id),
        (1.0, cosine(mixed_a[first_a], mixed_b[first_b])),
    )


@about("similarity_across")
def test_repeated_tokens_weigh_more(rng):
    """A token that stands three times in a sentence is attended to three times."""
    table = rng.normal(0, 1, (8, 4))
    ids_a, ids_b = [5, 2, 5, 7, 5, 2], [3, 2, 3, 2, 6, 6]
    mixed_a, mixed_b = mixed_one_by_one(table[ids_a]), mixed_one_by_one(table[ids_b])
    check_close(
        contextual.similarity_across(table, ids_a, ids_b, 2),
        (1.0, cosine(mixed_a[1], mixed_b[1])),
        because="Every position counts, whether its token has stood there before or not.",
    )


@about("similarity_across")
def test_opposite_contexts(rng):
    """A token between opposite contexts can come out with a negative contextual cosine."""
    pull = rng.uniform(3, 5, 3)
    table = np.array([[0.1, 0.1, 0.1], pull, -pull])
    mixed_a, mixed_b = mixed_one_by_one(table[[1, 0, 1]]), mixed_one_by_one(table[[2, 2, 2, 0]])
    check_close(contextual.similarity_across(table, [1, 0, 1], [2, 2, 2, 0], 0), (1.0, cosine(mixed_a[1], mixed_b[3])))


@about("similarity_across")
def test_contexts_that_cancel():
    """Between 1 and -1 a token of 0 stays 0, so both cosines are 0.0, and neither is nan."""
    check_close(contextual.similarity_across([[0.0], [1.0], [-1.0]], [1, 0, 2], [0, 1], 0), (0.0, 0.0))


@about("similarity_across")
def test_unsigned_ids_and_a_float32_table(rng):
    """Ids of dtype uint8 above 200 fetch their rows of a float32 table, and the cosines are float64."""
    table = rng.normal(0, 1, (256, 4)).astype(np.float32)
    ids_a, ids_b = np.array([201, 250, 230], dtype=np.uint8), np.array([250, 255], dtype=np.uint8)
    mixed_a, mixed_b = mixed_one_by_one(table[ids_a]), mixed_one_by_one(table[ids_b])
    check_close(
        contextual.similarity_across(table, ids_a, ids_b, 250),
        (1.0, cosine(mixed_a[1], mixed_b[0])),
        rtol=1e-9,
    )


@about("similarity_across")
@pytest.mark.parametrize(
    ("name", "ids_a", "ids_b", "token_id"),
    [
        ("ids_a", [[0, 1], [1, 2]], [0, 1], 1),
        ("ids_b", [0, 1], [[0, 1], [1, 2]], 1),
        ("ids_a", [0, 4], [0, 1], 0),
        ("ids_a", [0, -1], [0, 1], 0),
        ("ids_b", [0, 1], [0, 4], 0),
        ("ids_b", [0, 1], [-4, 0], 0),
        ("token_id", [0, 1], [2, 0], 2),
        ("token_id", [0, 3], [2, 3], -1),
        ("token_id", [0, 3], [2, 3], 4),
    ],
    ids=[
        "ids_a of two dimensions",
        "ids_b of two dimensions",
        "id V in ids_a",
        "id -1 in ids_a",
        "id V in ids_b",
        "id -4 in ids_b",
        "token missing in ids_a",
        "token -1",
        "token V",
    ],
)
def test_sentences_that_make_no_sense_are_refused(name, ids_a, ids_b, token_id):
    """Sentences that hold no ids of the table, or not the token, raise a ValueError that names the argument."""
    check_rejects(name, contextual.similarity_across, np.eye(4), ids_a, ids_b, token_id)


@about("similarity_across")
@pytest.mark.parametrize("shape", [(3,), (3, 2, 2)], ids=["one dimension", "three dimensions"])
def test_a_table_of_another_shape_is_refused(shape):
    """A table that is not 2-D raises a ValueError that names table."""
    check_rejects("table", contextual.similarity_across, np.ones(shape), [0, 1], [1, 2], 1)
