"""Hidden tests of the module contextual."""

import numpy as np

from exercises import contextual
from llmlings.testing import about, check_close, check_remembers_nothing


@about("contextualize")
def test_any_vectors(rng, reference):
    """Each new vector is the mean of all, weighted by the softmax of the scaled dot products of this call."""
    first, second = rng.normal(0, 1, (int(rng.integers(7, 11)), int(rng.integers(3, 7)))), rng.normal(0, 1, (5, 8))
    check_remembers_nothing(contextual.contextualize, reference.contextualize, [first], [second])


@about("contextualize")
def test_long_and_short_vectors_together(rng, reference):
    """Of two vectors of length 500 and 505 the longer one takes all, beside short ones that keep their own weights."""
    vectors = rng.normal(0, 0.01, (7, 3))
    vectors[:3] = [[300.0, 400.0, 0.0], [303.0, 404.0, 0.0], [-400.0, 300.0, 0.0]]
    vectors[3:, :2] = 0
    check_close(
        contextual.contextualize(vectors),
        reference.contextualize(vectors),
        because="Each row of scores has a largest one of its own.",
    )


@about("similarity_across")
def test_each_pair_of_sentences_is_its_own(rng, reference):
    """The cosines depend on the table, both sentences and the token of this call, wherever the token is."""
    token, other = (int(row) for row in rng.permutation(12)[:2])

    def sentence(length: int) -> np.ndarray:
        ids = rng.integers(0, 12, length)
        ids[rng.permutation(np.arange(1, length))[:2]] = token, other
        return ids

    first = rng.normal(0, 1, (12, 5)), sentence(6), sentence(9), token
    second = rng.normal(0, 1, (12, 5)), sentence(7), sentence(5), other
    check_remembers_nothing(contextual.similarity_across, reference.similarity_across, first, second)


@about("similarity_across")
def test_repeated_tokens_weigh_more(rng, reference):
    """A token that occurs three times in a sentence is attended to three times."""
    table = rng.normal(0, 1, (8, 4))
    ids_a, ids_b = [5, 2, 5, 7, 5, 2], [3, 2, 3, 2, 6, 6]
    check_close(
        contextual.similarity_across(table, ids_a, ids_b, 2),
        reference.similarity_across(table, ids_a, ids_b, 2),
        because="Every position counts, whether its token has stood there before or not.",
    )


@about("similarity_across")
def test_opposite_contexts(rng, reference):
    """A token between opposite contexts can come out with a negative contextual cosine."""
    pull = rng.uniform(3, 5, 3)
    table = np.array([[0.1, 0.1, 0.1], pull, -pull])
    ids_a, ids_b = [1, 0, 1], [2, 2, 2, 0]
    check_close(
        contextual.similarity_across(table, ids_a, ids_b, 0), reference.similarity_across(table, ids_a, ids_b, 0)
    )


@about("similarity_across")
def test_contexts_that_cancel():
    """Between 1 and -1 a token of 0 stays 0, so both cosines are 0.0, and neither is nan."""
    check_close(contextual.similarity_across([[0.0], [1.0], [-1.0]], [1, 0, 2], [0, 1], 0), (0.0, 0.0))
