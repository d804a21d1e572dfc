"""Visible tests of the module attention."""

import numpy as np

from exercises import attention
from llmlings.testing import about, check_close, check_kinds

LN3 = float(np.log(3.0))
#: The square root of ln 3: two vectors of width 1 with this number have a scaled dot product of ln 3.
S = float(np.sqrt(LN3))
#: The same for vectors of width 2, whose dot product is divided by the square root of 2.
R = float(np.sqrt(np.sqrt(2.0) * LN3))
SAME = np.eye(2)


@about("causal_mask")
def test_a_single_position_sees_itself():
    """A sequence of one position has one entry, which is True."""
    check_close(attention.causal_mask(1), np.array([[True]]), because="A position may attend to itself.")


@about("causal_mask")
def test_four_positions_see_themselves_and_the_past():
    """Row 0 sees one position, row 1 two, row 2 three, row 3 all four."""
    check_close(
        attention.causal_mask(4),
        np.array(
            [
                [True, False, False, False],
                [True, True, False, False],
                [True, True, True, False],
                [True, True, True, True],
            ]
        ),
        because="Row = the position that looks, column = the position looked at, True = may be attended to.",
    )


@about("causal_mask")
def test_a_causal_mask_is_bool():
    """The mask is a NumPy array of True and False, not of numbers."""
    check_kinds(attention.causal_mask(2), np.array([[True]]))


@about("padding_mask")
def test_one_sequence_with_padding_at_its_end():
    """A row of shape (1, 3) gives (1, 1, 3): True for the two real tokens, False for the padding."""
    check_close(
        attention.padding_mask([[1, 1, 0]]),
        np.array([[[True, True, False]]]),
        because="The axis in the middle stands for the queries: the mask is the same for each of them.",
    )


@about("padding_mask")
def test_padding_on_either_side():
    """Padding may be on the left of one sequence and on the right of another."""
    check_close(
        attention.padding_mask(np.array([[0, 1, 1, 1], [1, 1, 0, 0]])),
        np.array([[[False, True, True, True]], [[True, True, False, False]]]),
    )


@about("padding_mask")
def test_a_padding_mask_is_bool():
    """The mask is a NumPy array of True and False, not of numbers."""
    check_kinds(attention.padding_mask([[1, 0]]), np.array([[[True]]]))


@about("attention_weights")
def test_a_single_key_gets_all_the_attention():
    """With one query and one key there is nothing to choose: the weight is 1."""
    check_close(
        attention.attention_weights(np.array([[1.0, 2.0]]), np.array([[3.0, -4.0]])),
        np.array([[1.0]]),
        because="The weights of a query are shares, which sum to 1.",
    )


@about("attention_weights")
def test_the_score_is_divided_by_the_root_of_the_width():
    """The dot products are 2 ln 3 and 0, the width is 4, so the scores are ln 3 and 0 and the shares 0.75 and 0.25."""
    check_close(
        attention.attention_weights(
            np.array([[2.0, 0.0, 0.0, 0.0]]), np.array([[LN3, 0.0, 0.0, 5.0], [0.0, 1.0, 0.0, 0.0]])
        ),
        np.array([[0.75, 0.25]]),
        because="The dot product is divided by sqrt(d) = sqrt(4) = 2; exp(ln 3) = 3 and exp(0) = 1.",
    )


@about("attention_weights")
def test_every_query_has_a_row_of_its_own():
    """Two queries and three keys give two rows of three weights, and each row sums to 1."""
    check_close(
        attention.attention_weights([[LN3], [0.0]], [[0.0], [1.0], [0.0]]),
        np.array([[0.2, 0.6, 0.2], [1 / 3, 1 / 3, 1 / 3]]),
        because="Row = query, column = key, and the shares are taken over the keys.",
    )


@about("attention_weights")
def test_every_sequence_of_a_batch_looks_at_its_own_keys():
    """Two sequences with the same query, whose two keys are in another order, share their attention the other way."""
    check_close(
        attention.attention_weights(np.array([[[LN3]], [[LN3]]]), np.array([[[1.0], [0.0]], [[0.0], [1.0]]])),
        np.array([[[0.75, 0.25]], [[0.25, 0.75]]]),
        because="Queries meet the keys of their own sequence: of the keys, only the last two axes change places.",
    )


@about("attention_weights")
def test_a_hidden_key_gets_nothing():
    """The key in the middle is hidden, although it fits best; the other two share what there is."""
    check_close(
        attention.attention_weights(
            np.array([[LN3]]), np.array([[0.0], [9.0], [1.0]]), np.array([[True, False, True]])
        ),
        np.array([[0.25, 0.0, 0.75]]),
        because="The shares are taken over the keys that may be attended to, so they still sum to 1.",
    )


@about("attention_weights")
def test_nothing_to_attend_to_gives_zeros():
    """The second query may attend to no key at all: its row is all zeros, not NaN."""
    check_close(
        attention.attention_weights(
            np.array([[LN3], [LN3]]),
            np.array([[0.0], [1.0], [0.0]]),
            np.array([[True, True, False], [False, False, False]]),
        ),
        np.array([[0.25, 0.75, 0.0], [0.0, 0.0, 0.0]]),
        because="A softmax over minus infinity alone is 0 / 0; the docstring asks for zeros.",
    )


@about("attention_weights")
def test_great_scores_do_not_overflow():
    """Scores of ln 3 + 1,000 and 1,000 give the same shares as ln 3 and 0."""
    check_close(
        attention.attention_weights(np.array([[1.0, 1000.0]]), np.array([[LN3, 1.0], [0.0, 1.0]]) * np.sqrt(2.0)),
        np.array([[0.75, 0.25]]),
        because="Taking the same number off all scores of a row changes no share; exp(1000) does not fit in a float.",
    )


@about("attention_weights")
def test_weights_are_float64():
    """The weights are a NumPy array of float64."""
    check_kinds(attention.attention_weights([[1.0, 2.0]], [[3.0, 4.0]]), np.zeros((1, 1)))


@about("attention")
def test_a_single_position_gives_its_value():
    """With one key, the result is its value, whatever the query and the key are."""
    check_close(
        attention.attention(np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]]), np.array([[5.0, 6.0, 7.0]])),
        np.array([[5.0, 6.0, 7.0]]),
        because="The weight of the only key is 1; the width of the result is the width of the values.",
    )


@about("attention")
def test_equal_weights_give_the_mean_of_the_values():
    """A query of zeros fits both keys equally well, so the result lies halfway between their values."""
    check_close(
        attention.attention([[0.0, 0.0]], [[1.0, 2.0], [3.0, 4.0]], [[10.0, 0.0, 6.0], [20.0, 0.0, 8.0]]),
        np.array([[15.0, 0.0, 7.0]]),
    )


@about("attention")
def test_the_better_key_counts_more():
    """Weights of 0.75 and 0.25 take the values 4 and 8 to 5, and 40 and 0 to 30."""
    check_close(
        attention.attention([[LN3]], [[1.0], [0.0]], np.array([[4.0, 40.0], [8.0, 0.0]])),
        np.array([[5.0, 30.0]]),
        because="Each value counts by the weight of its key: 0.75 * 4 + 0.25 * 8 = 5.",
    )


@about("attention")
def test_the_mask_hides_values():
    """Under a causal mask the first position gets the first value alone, the second a mixture of both."""
    check_close(
        attention.attention(
            [[LN3], [LN3]], [[1.0], [0.0]], [[4.0, 40.0], [8.0, 0.0]], np.array([[True, False], [True, True]])
        ),
        np.array([[4.0, 40.0], [5.0, 30.0]]),
    )


@about("attention")
def test_a_query_without_keys_gets_zeros():
    """Where nothing may be attended to, the result is a vector of zeros."""
    check_close(
        attention.attention([[LN3], [LN3]], [[1.0], [0.0]], [[4.0], [8.0]], np.array([[False, False], [False, True]])),
        np.array([[0.0], [8.0]]),
    )


@about("attention")
def test_averages_are_float64():
    """The averages are a NumPy array of float64."""
    check_kinds(attention.attention([[1.0]], [[2.0]], [[3.0, 4.0]]), np.zeros((1, 2)))


@about("multi_head_attention")
def test_a_single_position_goes_through_two_matrices():
    """One position attends to itself, so what is left is x @ value_weights @ output_weights."""
    check_close(
        attention.multi_head_attention(
            np.array([[2.0, 3.0]]),
            SAME,
            SAME,
            np.array([[1.0, 10.0], [0.0, 1.0]]),
            np.array([[1.0, 0.0], [100.0, 1.0]]),
            num_heads=1,
        ),
        np.array([[2302.0, 23.0]]),
        because="[2, 3] @ [[1, 10], [0, 1]] = [2, 23], and [2, 23] @ [[1, 0], [100, 1]] = [2302, 23].",
    )


@about("multi_head_attention")
def test_one_head_is_attention_of_x_to_itself():
    """With one head and weights that change nothing, each position takes 0.75 of itself and 0.25 of the other."""
    check_close(
        attention.multi_head_attention(np.array([[R, 0.0], [0.0, R]]), SAME, SAME, SAME, SAME, num_heads=1),
        np.array([[0.75 * R, 0.25 * R], [0.25 * R, 0.75 * R]]),
        because="R * R / sqrt(2) = ln 3, so the scores of each row are ln 3 and 0.",
    )


@about("multi_head_attention")
def test_queries_and_keys_have_weights_of_their_own():
    """Only position 1 finds a key that fits, that of position 0, and queries twice as long make the fit 9 to 1."""
    key_weights = np.array([[0.0, 1.0], [0.0, 0.0]])
    check_close(
        attention.multi_head_attention([[R, 0.0], [0.0, R]], 2 * SAME, key_weights, SAME, SAME, num_heads=1),
        np.array([[0.5 * R, 0.5 * R], [0.9 * R, 0.1 * R]]),
        because="The queries are [2R, 0] and [0, 2R], the keys [0, R] and [0, 0]; 2R * R / sqrt(2) = 2 ln 3 = ln 9.",
    )


@about("multi_head_attention")
def test_each_head_attends_in_its_own_column():
    """With two heads of width 1 each column attends on its own: 0.75 for the row that is not 0, else a half."""
    check_close(
        attention.multi_head_attention(np.array([[S, 0.0], [0.0, S]]), SAME, SAME, SAME, SAME, num_heads=2),
        np.array([[0.75 * S, 0.5 * S], [0.5 * S, 0.75 * S]]),
        because="A head of width 1 has scores S * S / sqrt(1) = ln 3, or 0.",
    )


@about("multi_head_attention")
def test_heads_are_contiguous_slices():
    """With a width of 4 and two heads, head 0 takes columns 0 and 1, head 1 columns 2 and 3."""
    check_close(
        attention.multi_head_attention(
            np.array([[R, 0.0, 5.0, 6.0], [0.0, R, 5.0, 6.0]]), np.eye(4), np.eye(4), np.eye(4), np.eye(4), num_heads=2
        ),
        np.array([[0.75 * R, 0.25 * R, 5.0, 6.0], [0.25 * R, 0.75 * R, 5.0, 6.0]]),
        because="Both positions are alike in columns 2 and 3; in columns 0 and 1 each fits itself best.",
    )


@about("multi_head_attention")
def test_the_mask_is_the_same_for_every_head():
    """Under a causal mask position 0 keeps its vector in both heads; position 1 takes half of each."""
    check_close(
        attention.multi_head_attention(
            np.array([[S, S], [0.0, 0.0]]), SAME, SAME, SAME, SAME, 2, np.array([[True, False], [True, True]])
        ),
        np.array([[S, S], [0.5 * S, 0.5 * S]]),
    )


@about("multi_head_attention")
def test_a_batch_with_padding():
    """In a batch of two, the mask (2, 1, 2) hides the last position of the second sequence from both heads."""
    x = np.array([[[S, 0.0], [0.0, S]], [[S, 0.0], [0.0, S]]])
    check_close(
        attention.multi_head_attention(x, SAME, SAME, SAME, SAME, 2, np.array([[[True, True]], [[True, False]]])),
        np.array([[[0.75 * S, 0.5 * S], [0.5 * S, 0.75 * S]], [[S, 0.0], [S, 0.0]]]),
        because="The first axis of the mask counts sequences, not heads.",
    )


@about("multi_head_attention")
def test_new_vectors_are_float64():
    """The new vectors are a NumPy array of float64."""
    check_kinds(attention.multi_head_attention([[1.0, 2.0]], SAME, SAME, SAME, SAME, 2), np.zeros((1, 2)))


@about("attend_with_cache")
def test_the_first_position_sees_itself_alone():
    """With an empty cache the result is the new value, and the new cache holds one key and one value."""
    check_close(
        attention.attend_with_cache([1.0, 2.0], [3.0, 4.0], [5.0], np.zeros((0, 2)), np.zeros((0, 1))),
        (np.array([5.0]), np.array([[3.0, 4.0]]), np.array([[5.0]])),
    )


@about("attend_with_cache", weight=2)
def test_a_new_query_shares_its_attention_over_old_and_new_keys():
    """The dot products are 0 and 2 ln 3, the width is 4, so the old value gets a share of 0.25 and the new one 0.75."""
    check_close(
        attention.attend_with_cache(
            np.array([2.0, 0.0, 0.0, 0.0]),
            np.array([LN3, 0.0, 0.0, 5.0]),
            np.array([8.0, 0.0]),
            np.array([[0.0, 1.0, 0.0, 0.0]]),
            np.array([[0.0, 4.0]]),
        ),
        (
            np.array([6.0, 1.0]),
            np.array([[0.0, 1.0, 0.0, 0.0], [LN3, 0.0, 0.0, 5.0]]),
            np.array([[0.0, 4.0], [8.0, 0.0]]),
        ),
        because="The dot product is divided by sqrt(4) = 2; exp(ln 3) = 3. The new key is below the old one.",
    )


@about("attend_with_cache", weight=2)
def test_each_position_continues_the_cache_of_the_one_before():
    """With queries of 0 all keys count the same: the values 6, 0 and 9 give the means 6, 3 and 5."""
    keys, values = np.zeros((0, 1)), np.zeros((0, 1))
    means = []
    for key, value in ((1.0, 6.0), (2.0, 0.0), (3.0, 9.0)):
        mean, keys, values = attention.attend_with_cache([0.0], [key], [value], keys, values)
        means.append(mean)
    check_close(means, [np.array([6.0]), np.array([3.0]), np.array([5.0])], because="(6 + 0) / 2 and (6 + 0 + 9) / 3.")
    check_close((keys, values), (np.array([[1.0], [2.0], [3.0]]), np.array([[6.0], [0.0], [9.0]])))


@about("attend_with_cache")
def test_a_mean_and_its_cache_are_float64():
    """The mean and both parts of the cache are NumPy arrays of float64."""
    check_kinds(
        attention.attend_with_cache([1], [1], [2], [[1]], [[4]]),
        (np.array([3.0]), np.array([[1.0], [1.0]]), np.array([[4.0], [2.0]])),
    )
