"""Hidden tests of the module attention."""

import math

import numpy as np
import pytest

from exercises import attention
from llmlings.testing import about, check_close, check_rejects, check_that

Array = np.ndarray


def weights_by_loops(queries: Array, keys: Array, mask: Array | bool = True) -> Array:
    """Return the weights row by row: hidden keys are left out from the start, so that nothing has to be hidden."""
    queries, keys = np.asarray(queries, dtype=np.float64), np.asarray(keys, dtype=np.float64)
    weights = np.zeros((*queries.shape[:-1], keys.shape[-2]))
    allowed = np.broadcast_to(np.asarray(mask, dtype=bool), weights.shape)
    for place in np.ndindex(weights.shape[:-1]):
        seen = np.flatnonzero(allowed[place])
        root = math.sqrt(queries.shape[-1])
        scores = [float(queries[place] @ keys[place[:-1]][key]) / root for key in seen]
        powers = [math.exp(score - max(scores)) for score in scores]
        for key, power in zip(seen, powers, strict=True):
            weights[place][key] = power / sum(powers)
    return weights


def heads_by_loops(x: Array, weights: list[Array], num_heads: int, mask: Array | bool = True) -> Array:
    """Return multi-head attention, one head after the other, each cut out of the columns of its weights."""
    x = np.asarray(x, dtype=np.float64)
    query_weights, key_weights, value_weights, output_weights = (np.asarray(w, dtype=np.float64) for w in weights)
    size = x.shape[-1] // num_heads
    result = np.zeros(x.shape)
    for start in range(0, x.shape[-1], size):
        columns = slice(start, start + size)
        shares = weights_by_loops(x @ query_weights[:, columns], x @ key_weights[:, columns], mask)
        mixed = np.einsum("...qk,...kv->...qv", shares, x @ value_weights[:, columns])
        # Joining the heads and multiplying is the same as adding up what each head's rows of the matrix give.
        result += mixed @ output_weights[columns]
    return result


def random_mask(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Return a mask with both values in it, wherever there is room for both in the last two axes."""
    mask = rng.random(shape) < 0.6
    mask[..., 0, 0] = True
    mask[..., -1, -1] = False
    return mask


def random_weights(rng: np.random.Generator, width: int) -> list[Array]:
    return [rng.normal(0, 1 / math.sqrt(width), (width, width)) for _ in range(4)]


@about("causal_mask")
def test_any_length(rng):
    """At any length the entry [query, key] is True where key <= query."""
    length = int(rng.integers(5, 40))
    check_close(
        attention.causal_mask(length),
        np.array([[key <= query for key in range(length)] for query in range(length)]),
    )


@about("causal_mask")
def test_a_negative_length_is_refused(rng):
    """A negative length raises a ValueError that names length."""
    check_rejects("length", attention.causal_mask, -int(rng.integers(1, 9)))


@about("padding_mask")
@pytest.mark.parametrize("dtype", ["int64", "uint8", "bool", "float32"])
def test_masks_of_any_dtype(rng, dtype):
    """Zeros may stand anywhere, and the numbers may come in any dtype; the result is bool and a copy."""
    numbers = rng.integers(0, 2, (4, 7))
    numbers[0, :2], numbers[1, -2:], numbers[2, 3] = 0, 0, 0
    numbers[0, -1], numbers[1, 0], numbers[2, [0, -1]], numbers[3] = 1, 1, 1, 1
    check_close(
        attention.padding_mask(numbers.astype(dtype)),
        np.array([[[number == 1 for number in row]] for row in numbers.tolist()]),
    )


@about("padding_mask")
def test_a_batch_of_one_keeps_its_axes():
    """A single sequence of a single token gives a mask of shape (1, 1, 1)."""
    check_close(attention.padding_mask(np.array([[1]])), np.array([[[True]]]))


@about("padding_mask")
def test_a_sequence_of_padding_alone():
    """A sequence without a real token is hidden as a whole."""
    check_close(attention.padding_mask([[0, 0], [1, 1]]), np.array([[[False, False]], [[True, True]]]))


@about("padding_mask")
@pytest.mark.parametrize("shape", [(4,), (2, 3, 4)], ids=["one dimension", "three dimensions"])
def test_masks_that_are_not_a_batch_are_refused(shape):
    """A mask that is not of shape (B, L) raises a ValueError that names attention_mask."""
    check_rejects("attention_mask", attention.padding_mask, np.ones(shape, dtype=np.int64))


@about("attention_weights")
def test_more_keys_than_queries(rng):
    """Three queries and seven keys of width 5 give three rows of seven weights."""
    queries, keys = rng.normal(0, 2, (3, 5)), rng.normal(0, 2, (7, 5))
    check_close(attention.attention_weights(queries, keys), weights_by_loops(queries, keys))


@about("attention_weights")
def test_two_leading_axes(rng):
    """Every batch and head attends among its own keys: (2, 3, 4, 6) and (2, 3, 5, 6) give (2, 3, 4, 5)."""
    queries, keys = rng.normal(0, 1, (2, 3, 4, 6)), rng.normal(0, 1, (2, 3, 5, 6))
    check_close(attention.attention_weights(queries, keys), weights_by_loops(queries, keys))


@about("attention_weights")
def test_each_query_has_a_mask_of_its_own(rng):
    """A mask of shape (L, L) that is not symmetric hides other keys from each query."""
    queries, keys = rng.normal(0, 2, (5, 3)), rng.normal(0, 2, (5, 3))
    mask = rng.random((5, 5)) < 0.5
    mask |= np.eye(5, dtype=bool)
    mask[0, 1:], mask[1:, 0] = [True, False, True, False], [False, True, False, True]
    check_close(attention.attention_weights(queries, keys, mask), weights_by_loops(queries, keys, mask))


@about("attention_weights")
@pytest.mark.parametrize(
    "shape",
    [(5,), (4, 5), (4, 1), (3, 1, 5), (3, 4, 5)],
    ids=["(K,)", "(Q, K)", "(Q, 1)", "(B, 1, K)", "(B, Q, K)"],
)
def test_masks_of_any_shape_that_broadcasts(rng, shape):
    """A mask need not be as large as the scores (B, Q, K): what is missing or of length 1 is repeated."""
    queries, keys = rng.normal(0, 1, (3, 4, 6)), rng.normal(0, 1, (3, 5, 6))
    mask = random_mask(rng, shape) if len(shape) > 1 else np.array([True, False, True, True, False])
    check_close(attention.attention_weights(queries, keys, mask), weights_by_loops(queries, keys, mask))


@about("attention_weights")
@pytest.mark.parametrize("dtype", ["uint8", "int64", "a list"])
def test_masks_of_ones_and_zeros(rng, dtype):
    """A mask of the numbers 1 and 0, or a nested list of them, means the same as True and False."""
    queries, keys, mask = rng.normal(0, 1, (4, 3)), rng.normal(0, 1, (5, 3)), random_mask(rng, (4, 5))
    numbers = mask.astype(int).tolist() if dtype == "a list" else mask.astype(dtype)
    check_close(attention.attention_weights(queries, keys, numbers), weights_by_loops(queries, keys, mask))


@about("attention_weights")
def test_empty_rows_among_others(rng):
    """Of a batch, exactly the queries that may attend to nothing get zeros; the others keep their shares."""
    queries, keys = rng.normal(0, 2, (2, 4, 3)), rng.normal(0, 2, (2, 5, 3))
    mask = random_mask(rng, (2, 4, 5))
    mask[0, 2] = mask[1, 1] = False
    check_close(attention.attention_weights(queries, keys, mask), weights_by_loops(queries, keys, mask))


@about("attention_weights")
def test_a_mask_that_allows_nothing(rng):
    """A mask of False alone is a mask too: all weights are 0."""
    queries, keys = rng.normal(0, 1, (3, 2)), rng.normal(0, 1, (4, 2))
    check_close(attention.attention_weights(queries, keys, np.zeros((3, 4), dtype=bool)), np.zeros((3, 4)))


@about("attention_weights")
def test_hidden_keys_get_exactly_zero(rng):
    """A hidden key gets 0 to the last bit, not a number that is nearly 0."""
    queries, keys, mask = rng.normal(0, 1, (4, 3)), rng.normal(0, 1, (6, 3)), random_mask(rng, (4, 6))
    weights = attention.attention_weights(queries, keys, mask)
    check_close(weights, weights_by_loops(queries, keys, mask))
    check_that(not np.any(weights[~mask]), "a hidden key gets a weight of exactly 0, not a very small one")


@about("attention_weights")
def test_a_hidden_key_that_fits_far_better(rng):
    """A hidden key whose score is thousands higher leaves the shares of the others as they are."""
    queries, keys = rng.uniform(1, 2, (3, 4)), rng.normal(0, 1, (5, 4))
    keys[2] = 5000
    mask = np.array([True, True, False, True, True])
    check_close(
        attention.attention_weights(queries, keys, mask),
        weights_by_loops(queries, keys, mask),
        because="What is hidden has no influence on the others, however high its score is.",
    )


@about("attention_weights")
def test_scores_of_minus_ten_billion_beside_a_mask(rng):
    """Where all scores lie near -1e10, hidden keys still get 0 and the others everything."""
    queries, keys = rng.uniform(1e5, 2e5, (4, 2)), -rng.uniform(1e5, 2e5, (6, 2))
    mask = random_mask(rng, (4, 6))
    mask[:, 3] = True
    check_close(
        attention.attention_weights(queries, keys, mask),
        weights_by_loops(queries, keys, mask),
        because="A hidden key has no score at all, which is less than any score, however low.",
    )


@about("attention_weights")
def test_scores_of_plus_and_minus_ten_billion(rng):
    """Scores of 1e10 and -1e10 give weights that are neither inf nor NaN."""
    queries, keys = rng.normal(0, 1e5, (5, 4)), rng.normal(0, 1e5, (3, 4))
    check_close(
        attention.attention_weights(queries, keys),
        weights_by_loops(queries, keys),
        because="Taking the same number off all scores of a row changes no share.",
    )


@about("attention_weights")
def test_rows_of_very_different_height(rng):
    """Queries whose scores lie near -30,000, 0 and 30,000 each keep shares of their own."""
    queries = np.array([[-10_000.0, 1.0], [0.0, 1.0], [10_000.0, 1.0]])
    keys = np.stack([np.full(4, 3.0), rng.normal(0, 2, 4)], axis=1)
    check_close(
        attention.attention_weights(queries, keys),
        weights_by_loops(queries, keys),
        because="Every row has a highest score of its own.",
    )


@about("attention_weights")
def test_float32_vectors_give_float64_weights(rng):
    """Queries and keys of dtype float32 are multiplied and shared out in float64."""
    queries, keys = rng.normal(0, 3, (4, 6)).astype(np.float32), rng.normal(0, 3, (5, 6)).astype(np.float32)
    check_close(attention.attention_weights(queries, keys), weights_by_loops(queries, keys))


@about("attention_weights")
def test_unsigned_vectors(rng):
    """Queries and keys of dtype uint8 have dot products far above 255."""
    queries = rng.integers(1, 4, (4, 3)).astype(np.uint8)
    keys = np.full((6, 3), 84, dtype=np.uint8)
    keys[:, 2] += rng.permutation(6).astype(np.uint8) + 1
    queries[0] = 1  # the dot products of this one go from 253 to 258
    check_close(attention.attention_weights(queries, keys), weights_by_loops(queries, keys))


@about("attention_weights")
def test_lists_of_whole_numbers(rng):
    """Nested lists of integers are vectors like any others."""
    queries, keys = rng.integers(-3, 4, (2, 3, 4)), rng.integers(-3, 4, (2, 5, 4))
    check_close(attention.attention_weights(queries.tolist(), keys.tolist()), weights_by_loops(queries, keys))


@about("attention_weights")
def test_vectors_of_width_one(rng):
    """With a width of 1 the scores are plain products, divided by 1."""
    queries, keys = rng.normal(0, 2, (4, 1)), rng.normal(0, 2, (6, 1))
    check_close(attention.attention_weights(queries, keys), weights_by_loops(queries, keys))


@about("attention_weights")
@pytest.mark.parametrize(
    ("name", "queries", "keys", "mask"),
    [
        ("queries", np.ones(3), np.ones((2, 3)), None),
        ("keys", np.ones((2, 3)), np.ones(3), None),
        ("keys", np.ones((4, 3)), np.ones((2, 5)), None),
        ("keys", np.ones((2, 4, 3)), np.ones((3, 4, 3)), None),
        ("mask", np.ones((4, 3)), np.ones((2, 3)), np.ones((4, 3), dtype=bool)),
        ("mask", np.ones((4, 3)), np.ones((2, 3)), np.ones((5, 1, 2), dtype=bool)),
    ],
    ids=[
        "queries of one dimension",
        "keys of one dimension",
        "keys of another width",
        "keys of another batch",
        "mask of another width",
        "mask with an axis too many",
    ],
)
def test_attention_that_makes_no_sense_is_refused(name, queries, keys, mask):
    """Arguments that do not fit together raise a ValueError that names the one that does not."""
    check_rejects(name, attention.attention_weights, queries, keys, mask)


@about("attention")
def test_values_of_another_width(rng):
    """Queries and keys of width 3 and values of width 5 give results of width 5."""
    queries, keys, values = rng.normal(0, 1, (4, 3)), rng.normal(0, 1, (6, 3)), rng.normal(0, 1, (6, 5))
    check_close(attention.attention(queries, keys, values), weights_by_loops(queries, keys) @ values)


@about("attention")
def test_values_narrower_than_the_keys(rng):
    """Queries and keys of width 6 and values of width 2 give results of width 2, scaled by the root of 6."""
    queries, keys, values = rng.normal(0, 2, (4, 6)), rng.normal(0, 2, (4, 6)), rng.normal(0, 1, (4, 2))
    check_close(attention.attention(queries, keys, values), weights_by_loops(queries, keys) @ values)


@about("attention")
def test_a_batch_with_a_mask_for_each_sequence(rng):
    """Every sequence of a batch has its own keys, values and mask (B, 1, K)."""
    queries, keys = rng.normal(0, 1, (3, 4, 5)), rng.normal(0, 1, (3, 6, 5))
    values, mask = rng.normal(0, 1, (3, 6, 2)), random_mask(rng, (3, 1, 6))
    check_close(attention.attention(queries, keys, values, mask), weights_by_loops(queries, keys, mask) @ values)


@about("attention")
def test_empty_rows_give_zero_vectors(rng):
    """Queries that may attend to nothing get zeros, whatever the values are; the others are not affected."""
    queries, keys, values = rng.normal(0, 1, (2, 4, 3)), rng.normal(0, 1, (2, 4, 3)), rng.normal(50, 1, (2, 4, 3))
    mask = random_mask(rng, (2, 4, 4))
    mask[0, 1] = mask[1, 2] = False
    check_close(attention.attention(queries, keys, values, mask), weights_by_loops(queries, keys, mask) @ values)


@about("attention")
def test_a_great_score_takes_the_value_as_it_is(rng):
    """A key that fits better by billions gives its value alone, exactly."""
    queries, values = np.full((1, 2), 1e5), rng.normal(0, 1, (3, 4))
    keys = np.array([[-1e5, -1e5], [1e5, 1e5], [0.0, 0.0]])
    check_close(attention.attention(queries, keys, values), values[1:2], rtol=0, atol=0)


@about("attention")
def test_the_future_cannot_be_seen(rng):
    """Under a causal mask, other keys and values at the last two positions change nothing at the first three."""
    queries, keys, values = rng.normal(0, 1, (3, 5, 4))
    mask = np.tri(5, dtype=bool)
    before = attention.attention(queries, keys, values, mask)
    check_close(before, weights_by_loops(queries, keys, mask) @ values)
    keys[3:], values[3:] = rng.normal(0, 9, (2, 2, 4))
    after = attention.attention(queries, keys, values, mask)
    check_close(after[:3], before[:3], because="Positions 0 to 2 may not look at positions 3 and 4.")


@about("attention")
@pytest.mark.parametrize("dtype", ["float32", "uint8"])
def test_values_of_any_dtype(rng, dtype):
    """Values of any real dtype give float64 averages."""
    queries, keys, values = rng.normal(0, 1, (4, 3)), rng.normal(0, 1, (6, 3)), rng.integers(100, 200, (6, 2))
    check_close(attention.attention(queries, keys, values.astype(dtype)), weights_by_loops(queries, keys) @ values)


@about("attention")
@pytest.mark.parametrize(
    ("name", "queries", "keys", "values", "mask"),
    [
        ("values", np.ones((4, 3)), np.ones((2, 3)), np.ones(2), None),
        ("values", np.ones((4, 3)), np.ones((2, 3)), np.ones((4, 5)), None),
        ("values", np.ones((2, 4, 3)), np.ones((2, 4, 3)), np.ones((4, 3)), None),
        ("keys", np.ones((4, 3)), np.ones((2, 5)), np.ones((2, 5)), None),
        ("queries", np.ones(3), np.ones((2, 3)), np.ones((2, 3)), None),
        ("mask", np.ones((4, 3)), np.ones((2, 3)), np.ones((2, 3)), np.ones((3, 2), dtype=bool)),
    ],
    ids=[
        "values of one dimension",
        "more values than keys",
        "values without the batch",
        "keys of another width",
        "queries of one dimension",
        "mask of another height",
    ],
)
def test_averages_that_make_no_sense_are_refused(name, queries, keys, values, mask):
    """Arguments that do not fit together raise a ValueError that names the one that does not."""
    check_rejects(name, attention.attention, queries, keys, values, mask)


@about("multi_head_attention")
@pytest.mark.parametrize(
    ("width", "num_heads"),
    [(6, 1), (6, 2), (6, 3), (4, 4)],
    ids=["one head", "two heads", "three heads", "heads of width one"],
)
def test_any_number_of_heads(rng, width, num_heads):
    """However many heads there are, each attends in its own slice of the width."""
    x, weights = rng.normal(0, 2, (5, width)), random_weights(rng, width)
    check_close(attention.multi_head_attention(x, *weights, num_heads), heads_by_loops(x, weights, num_heads))


@about("multi_head_attention")
def test_a_batch_of_sequences(rng):
    """Positions attend within their own sequence, in a batch of shape (3, 5, 6)."""
    x, weights = rng.normal(0, 2, (3, 5, 6)), random_weights(rng, 6)
    check_close(attention.multi_head_attention(x, *weights, 2), heads_by_loops(x, weights, 2))


@about("multi_head_attention")
def test_two_leading_axes_of_x(rng):
    """x of shape (2, 3, 4, 6) under one causal mask gives a result of the same shape."""
    x, weights, mask = rng.normal(0, 2, (2, 3, 4, 6)), random_weights(rng, 6), np.tri(4, dtype=bool)
    check_close(attention.multi_head_attention(x, *weights, 3, mask), heads_by_loops(x, weights, 3, mask))


@about("multi_head_attention")
def test_as_many_sequences_as_heads(rng):
    """With two sequences and two heads, a mask (2, 1, L) still belongs to the sequences."""
    x, weights = rng.normal(0, 2, (2, 5, 4)), random_weights(rng, 4)
    mask = np.array([[[True, True, True, False, False]], [[False, True, True, True, True]]])
    check_close(
        attention.multi_head_attention(x, *weights, 2, mask),
        heads_by_loops(x, weights, 2, mask),
        because="The mask has no axis for heads; it broadcasts to (B, L, L) and is the same for every head.",
    )


@about("multi_head_attention")
@pytest.mark.parametrize(
    "shape",
    [(5,), (5, 5), (3, 5, 5), (2, 1, 1, 5), (2, 3, 5, 1)],
    ids=["(L,)", "(L, L)", "(B2, L, L)", "(B1, 1, 1, L)", "(B1, B2, L, 1)"],
)
def test_masks_that_broadcast_over_the_batch(rng, shape):
    """A mask of any shape that broadcasts to (B1, B2, L, L) holds for every head."""
    x, weights = rng.normal(0, 2, (2, 3, 5, 4)), random_weights(rng, 4)
    mask = random_mask(rng, shape) if len(shape) > 1 else np.array([True, False, True, True, False])
    check_close(attention.multi_head_attention(x, *weights, 2, mask), heads_by_loops(x, weights, 2, mask))


@about("multi_head_attention")
def test_padding_on_the_left_of_a_causal_sequence(rng):
    """Where a causal mask meets padding on the left, the first positions see nothing and get zeros."""
    x, weights = rng.normal(0, 2, (2, 4, 6)), random_weights(rng, 6)
    mask = np.tri(4, dtype=bool) & np.array([[[0, 0, 1, 1]], [[1, 1, 1, 1]]], dtype=bool)
    check_close(attention.multi_head_attention(x, *weights, 2, mask), heads_by_loops(x, weights, 2, mask))


@about("multi_head_attention")
def test_without_a_mask_order_does_not_matter(rng):
    """Exchanging the positions of x exchanges the rows of the result in the same way, and nothing else."""
    x, weights, order = rng.normal(0, 2, (5, 4)), random_weights(rng, 4), rng.permutation(5)
    in_order = attention.multi_head_attention(x, *weights, 2)
    check_close(in_order, heads_by_loops(x, weights, 2))
    check_close(attention.multi_head_attention(x[order], *weights, 2), in_order[order])


@about("multi_head_attention")
def test_a_mask_of_numbers_in_lists(rng):
    """Nested lists for x, the weights and a mask of 1 and 0 give the same as arrays."""
    x, mask = rng.integers(-2, 3, (4, 2)), random_mask(rng, (4, 4))
    weights = [rng.integers(-2, 3, (2, 2)) for _ in range(4)]
    lists = [values.tolist() for values in (x, *weights)]
    check_close(
        attention.multi_head_attention(*lists, 1, mask.astype(int).tolist()), heads_by_loops(x, weights, 1, mask)
    )


@about("multi_head_attention")
def test_float32_gives_float64(rng):
    """x and weights of dtype float32 give a result of dtype float64, computed in float64."""
    x = rng.normal(0, 2, (5, 6)).astype(np.float32)
    weights = [w.astype(np.float32) for w in random_weights(rng, 6)]
    check_close(attention.multi_head_attention(x, *weights, 2), heads_by_loops(x, weights, 2))


@about("multi_head_attention")
def test_small_integers_do_not_wrap_around(rng):
    """x and weights of dtype uint8 have products far above 255."""
    x = rng.integers(10, 40, (4, 3)).astype(np.uint8)
    small = [np.eye(3, dtype=np.uint8)[rng.permutation(3)] for _ in range(2)]
    great = [rng.integers(10, 40, (3, 3)).astype(np.uint8) for _ in range(2)]
    check_close(attention.multi_head_attention(x, *small, *great, 3), heads_by_loops(x, small + great, 3))


@about("multi_head_attention")
@pytest.mark.parametrize("num_heads", [0, -2, 4], ids=["0 heads", "-2 heads", "4 heads for a width of 6"])
def test_impossible_numbers_of_heads_are_refused(rng, num_heads):
    """Heads that do not divide the width, or are fewer than one, raise a ValueError that names num_heads."""
    check_rejects("num_heads", attention.multi_head_attention, np.ones((3, 6)), *random_weights(rng, 6), num_heads)


@about("multi_head_attention")
@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("query_weights", (6, 4)),
        ("key_weights", (4, 6)),
        ("value_weights", (6, 12)),
        ("value_weights", (2, 6, 6)),
        ("output_weights", (6, 4)),
    ],
    ids=["query_weights", "key_weights", "value_weights", "value_weights for each sequence", "output_weights"],
)
def test_weights_of_another_shape_are_refused(rng, name, shape):
    """A matrix that is not of shape (d, d) raises a ValueError that names it."""
    weights = dict.fromkeys(["query_weights", "key_weights", "value_weights", "output_weights"], np.eye(6))
    weights[name] = rng.normal(0, 1, shape)
    check_rejects(name, attention.multi_head_attention, np.ones((2, 5, 6)), **weights, num_heads=2)


@about("multi_head_attention")
@pytest.mark.parametrize(
    ("name", "x", "mask"),
    [
        ("x", np.ones(4), None),
        ("mask", np.ones((3, 4)), np.ones((3, 2), dtype=bool)),
        ("mask", np.ones((3, 4)), np.ones((2, 1, 3), dtype=bool)),
        ("mask", np.ones((5, 3, 4)), np.ones((2, 3, 3), dtype=bool)),
    ],
    ids=["x of one dimension", "mask of another width", "mask of a batch for one sequence", "mask of two heads"],
)
def test_heads_that_make_no_sense_are_refused(name, x, mask):
    """Arguments that do not fit together raise a ValueError that names the one that does not."""
    check_rejects(name, attention.multi_head_attention, x, *[np.eye(4)] * 4, 2, mask)
