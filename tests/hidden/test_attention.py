"""Hidden tests of the module attention."""

import numpy as np
import pytest

from exercises import attention
from llmlings.testing import about, check_close, check_remembers_nothing

Array = np.ndarray


def random_mask(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Return a mask in which every row of the last axis shows some keys and hides some."""
    mask = rng.random(shape) < 0.5
    mask[..., 0], mask[..., -1] = True, False
    return rng.permuted(mask, axis=-1)


def random_weights(rng: np.random.Generator, width: int) -> list[Array]:
    return list(rng.normal(0, width**-0.5, (4, width, width)))


@about("causal_mask")
def test_any_length(rng, reference):
    """At any length, one after the other, the entry [query, key] is True where key <= query."""
    first, second = [int(rng.integers(5, 20))], [int(rng.integers(20, 40))]
    check_remembers_nothing(attention.causal_mask, reference.causal_mask, first, second)


@about("padding_mask")
def test_padding_anywhere(rng, reference):
    """Zeros may be anywhere in a row, and a row may hold nothing else."""
    numbers = rng.integers(0, 2, (4, 7))
    numbers[0, :2], numbers[1, -2:], numbers[2, 3], numbers[3] = 0, 0, 0, 0
    check_close(attention.padding_mask(numbers), reference.padding_mask(numbers))


@about("padding_mask")
def test_any_batch_after_any_other(rng, reference):
    """The mask of a batch depends on that batch alone, not on earlier ones."""
    first, second = [rng.integers(0, 2, (3, 5))], [rng.integers(0, 2, (2, 6))]
    check_remembers_nothing(attention.padding_mask, reference.padding_mask, first, second)


@about("attention_weights")
def test_any_number_of_queries_and_keys(rng, reference):
    """Three queries and seven keys give three rows of seven weights."""
    queries, keys = rng.normal(0, 2, (3, 5)), rng.normal(0, 2, (7, 5))
    check_close(attention.attention_weights(queries, keys), reference.attention_weights(queries, keys))


@about("attention_weights")
def test_each_query_of_each_head_has_a_mask_of_its_own(rng, reference):
    """Every batch and head attends among its own keys, and a key that is hidden from a query gets 0 to the last bit."""
    queries, keys = rng.normal(0, 2, (2, 3, 4, 6)), rng.normal(0, 2, (2, 3, 5, 6))
    mask = random_mask(rng, (2, 3, 4, 5))
    check_close(
        attention.attention_weights(queries, keys, mask), reference.attention_weights(queries, keys, mask), atol=0
    )


@about("attention_weights")
def test_empty_rows_among_others(rng, reference):
    """Exactly the queries that may attend to nothing get zeros; the others keep their shares."""
    queries, keys, mask = rng.normal(0, 2, (2, 4, 3)), rng.normal(0, 2, (2, 6, 3)), random_mask(rng, (2, 4, 6))
    mask[0, 2] = mask[1] = False
    check_close(attention.attention_weights(queries, keys, mask), reference.attention_weights(queries, keys, mask))


@about("attention_weights")
def test_a_mask_that_allows_nothing(rng):
    """A mask of False alone is a mask too: all weights are 0."""
    queries, keys = rng.normal(0, 1, (3, 2)), rng.normal(0, 1, (4, 2))
    check_close(attention.attention_weights(queries, keys, np.zeros((3, 4), dtype=bool)), np.zeros((3, 4)))


@about("attention_weights")
def test_a_hidden_key_that_fits_far_better(rng, reference):
    """A hidden key whose score is thousands higher leaves the shares of the others as they are."""
    queries, keys = rng.uniform(1, 2, (3, 4)), rng.normal(0, 1, (5, 4))
    keys[2] = 5000
    mask = np.array([True, True, False, True, True])
    check_close(
        attention.attention_weights(queries, keys, mask),
        reference.attention_weights(queries, keys, mask),
        because="What is hidden has no influence on the others, however high its score is.",
    )


@about("attention_weights")
def test_scores_of_minus_ten_billion_beside_a_mask(rng, reference):
    """Where all scores lie near -1e10, hidden keys still get 0, also where nothing else is left."""
    queries, keys = rng.uniform(1e5, 2e5, (4, 2)), -rng.uniform(1e5, 2e5, (6, 2))
    mask = random_mask(rng, (4, 6))
    mask[1] = False
    check_close(
        attention.attention_weights(queries, keys, mask),
        reference.attention_weights(queries, keys, mask),
        because="A hidden key has no score at all, which is less than any score, however low.",
    )


@about("attention_weights")
def test_great_scores(rng, reference):
    """Scores of 1e10 and -1e10 give weights that are neither inf nor NaN."""
    queries, keys = rng.normal(0, 1e5, (5, 4)), rng.normal(0, 1e5, (3, 4))
    check_close(
        attention.attention_weights(queries, keys),
        reference.attention_weights(queries, keys),
        because="Taking the same number off all scores of a row changes no share.",
    )


@about("attention_weights")
def test_rows_of_very_different_height(rng, reference):
    """Queries whose scores lie near -20,000, 0 and 20,000 each keep shares of their own."""
    queries = np.array([[-10_000.0, 1.0], [0.0, 1.0], [10_000.0, 1.0]])
    keys = np.stack([np.full(4, 3.0), rng.normal(0, 2, 4)], axis=1)
    check_close(
        attention.attention_weights(queries, keys),
        reference.attention_weights(queries, keys),
        because="Every row has a highest score of its own.",
    )


@about("attention_weights")
def test_any_weights_after_any_others(rng, reference):
    """Weights depend on their own queries, keys and mask, not on earlier ones."""
    # All scores lie above 1,000, where exponentials overflow, and close together.
    first, second = (
        (rng.uniform(29, 31, (4, 3)), rng.normal(30, 0.05, (5, 3)), random_mask(rng, (4, 5))) for _ in range(2)
    )
    check_remembers_nothing(attention.attention_weights, reference.attention_weights, first, second)


@about("attention")
def test_values_of_another_width(rng, reference):
    """Values narrower or wider than queries and keys give results of their own width."""
    queries, keys = rng.normal(0, 2, (4, 3)), rng.normal(0, 2, (4, 3))
    for width in (1, 9):
        values = rng.normal(0, 1, (4, width))
        check_close(attention.attention(queries, keys, values), reference.attention(queries, keys, values))


@about("attention")
def test_a_batch_with_a_mask_for_each_sequence(rng, reference):
    """Every sequence of a batch has its own keys, values and mask, here of shape (B, 1, K); one may see nothing."""
    queries, keys = rng.normal(0, 1, (3, 4, 5)), rng.normal(0, 1, (3, 6, 5))
    values, mask = rng.normal(0, 1, (3, 6, 5)), random_mask(rng, (3, 1, 6))
    mask[1] = False
    check_close(attention.attention(queries, keys, values, mask), reference.attention(queries, keys, values, mask))


@about("attention")
def test_empty_rows_give_zero_vectors(rng, reference):
    """Queries that may attend to nothing get zeros, whatever the values are; the others are not affected."""
    queries, keys, values = rng.normal(0, 1, (2, 4, 3)), rng.normal(0, 1, (2, 4, 3)), rng.normal(50, 1, (2, 4, 3))
    mask = random_mask(rng, (2, 4, 4))
    mask[0, 1] = mask[1, 2] = False
    check_close(attention.attention(queries, keys, values, mask), reference.attention(queries, keys, values, mask))


@about("attention")
def test_any_averages_after_any_others(rng, reference):
    """Averages depend on their own queries, keys, values and mask, not on earlier ones."""
    first, second = (
        (rng.normal(0, 1, (4, 3)), rng.normal(0, 1, (5, 3)), rng.normal(0, 1, (5, 2)), random_mask(rng, (4, 5)))
        for _ in range(2)
    )
    check_remembers_nothing(attention.attention, reference.attention, first, second)


@about("multi_head_attention")
@pytest.mark.parametrize(
    ("width", "num_heads"), [(6, 2), (6, 3), (4, 4)], ids=["two heads", "three heads", "heads of width one"]
)
def test_any_number_of_heads(rng, reference, width, num_heads):
    """However many heads there are, each attends in its own slice of the width."""
    arguments = (rng.normal(0, 2, (5, width)), *random_weights(rng, width), num_heads)
    check_close(attention.multi_head_attention(*arguments), reference.multi_head_attention(*arguments))


@about("multi_head_attention")
def test_a_batch_of_sequences(rng, reference):
    """Positions attend within their own sequence, in a batch of shape (3, 5, 6)."""
    arguments = (rng.normal(0, 2, (3, 5, 6)), *random_weights(rng, 6), 2)
    check_close(attention.multi_head_attention(*arguments), reference.multi_head_attention(*arguments))


@about("multi_head_attention")
def test_two_leading_axes_of_x(rng, reference):
    """x of shape (2, 3, 4, 6) under one causal mask gives a result of the same shape."""
    arguments = (rng.normal(0, 2, (2, 3, 4, 6)), *random_weights(rng, 6), 3, np.tri(4, dtype=bool))
    check_close(attention.multi_head_attention(*arguments), reference.multi_head_attention(*arguments))


@about("multi_head_attention")
def test_as_many_sequences_as_heads(rng, reference):
    """With two sequences and two heads, a mask (2, 1, L) still belongs to the sequences."""
    mask = np.array([[[True, True, True, False, False]], [[False, True, True, True, True]]])
    arguments = (rng.normal(0, 2, (2, 5, 4)), *random_weights(rng, 4), 2, mask)
    check_close(
        attention.multi_head_attention(*arguments),
        reference.multi_head_attention(*arguments),
        because="The mask has no axis for heads; it is the same for every head.",
    )


@about("multi_head_attention")
def test_padding_on_the_left_of_a_causal_sequence(rng, reference):
    """Where a causal mask meets padding on the left, the first positions see nothing and get zeros."""
    mask = np.tri(4, dtype=bool) & np.array([[[0, 0, 1, 1]], [[1, 1, 1, 1]], [[0, 1, 1, 1]]], dtype=bool)
    arguments = (rng.normal(0, 2, (3, 4, 6)), *random_weights(rng, 6), 2, mask)
    check_close(attention.multi_head_attention(*arguments), reference.multi_head_attention(*arguments))


@about("multi_head_attention")
def test_any_vectors_after_any_others(rng, reference):
    """The result depends on the x, weights, heads and mask of its own call, not on earlier ones."""
    first, second = (
        (rng.normal(0, 2, (4, 6)), *random_weights(rng, 6), num_heads, random_mask(rng, (4, 4))) for num_heads in (2, 3)
    )
    check_remembers_nothing(attention.multi_head_attention, reference.multi_head_attention, first, second)
