"""Visible tests of the module batching."""

import numpy as np

from exercises import batching
from llmlings.testing import about, check_close, check_kinds


@about("pad_batch")
def test_the_shorter_row_is_filled_at_its_end():
    """The sequences 5 6 7 and 8 become rows of three; the second gets two padding ids behind its token."""
    check_close(
        batching.pad_batch([[5, 6, 7], [8]], 0),
        (np.array([[5, 6, 7], [8, 0, 0]]), np.array([[1, 1, 1], [1, 0, 0]])),
        because="Without a side the padding is on the right, and the mask is 1 at real tokens.",
    )


@about("pad_batch")
def test_the_padding_is_the_id_that_was_given():
    """With pad_id=50256, the padding is 50256 and its mask is still 0, while a real token 0 has a mask of 1."""
    check_close(
        batching.pad_batch([[4], [0, 2]], pad_id=50256),
        (np.array([[4, 50256], [0, 2]]), np.array([[1, 0], [1, 1]])),
    )


@about("pad_batch")
def test_left_padding_stands_before_the_tokens():
    """With side="left" the tokens keep their order and end at the last column."""
    check_close(
        batching.pad_batch([[5, 6, 7], [8, 9]], 0, side="left"),
        (np.array([[5, 6, 7], [0, 8, 9]]), np.array([[1, 1, 1], [0, 1, 1]])),
        because="The mask moves with the tokens: it is 1 where they now are.",
    )


@about("pad_batch")
def test_a_real_token_that_equals_pad_id_keeps_its_1():
    """With pad_id=2, the tokens 2 4 2 are three real tokens, and the padding behind 0 is not."""
    check_close(
        batching.pad_batch([[2, 4, 2], [0]], 2),
        (np.array([[2, 4, 2], [0, 2, 2]]), np.array([[1, 1, 1], [1, 0, 0]])),
        because="The mask says which positions were filled up, so it cannot be read from the ids.",
    )


@about("pad_batch")
def test_an_empty_sequence_is_all_padding():
    """An empty sequence, padded on the left, becomes a row of padding with a mask of zeros."""
    check_close(
        batching.pad_batch([[0, 6], [], [7]], 1, side="left"),
        (np.array([[0, 6], [1, 1], [1, 7]]), np.array([[1, 1], [0, 0], [0, 1]])),
        because="Every sequence keeps its row, also one without tokens; mind that x[-0:] is all of x.",
    )


@about("pad_batch")
def test_a_batch_is_a_tuple_of_two_arrays_of_int64():
    """The ids and the mask are a tuple of two NumPy arrays of int64."""
    check_kinds(batching.pad_batch([[5, 6], [8]], 0), (np.zeros((2, 2), np.int64), np.zeros((2, 2), np.int64)))


@about("position_ids")
def test_right_padding_gets_position_zero():
    """Three real tokens have the positions 0, 1, 2, and the padding behind them has 0."""
    check_close(
        batching.position_ids([[1, 1, 1, 0, 0]]),
        np.array([[0, 1, 2, 0, 0]]),
        because="Padding gets 0, whatever is around it.",
    )


@about("position_ids")
def test_left_padding_does_not_shift_the_positions():
    """Behind two padding ids the first real token has position 0 and the next has 1, and so on."""
    check_close(
        batching.position_ids(np.array([[0, 0, 1, 1, 1]])),
        np.array([[0, 0, 0, 1, 2]]),
        because="A token's position is its index among the real tokens of its row.",
    )


@about("position_ids")
def test_every_row_counts_for_itself():
    """Each row of a batch starts again at its own first real token."""
    check_close(
        batching.position_ids(np.array([[1, 1, 1, 1], [0, 1, 1, 1], [1, 1, 0, 0]])),
        np.array([[0, 1, 2, 3], [0, 0, 1, 2], [0, 1, 0, 0]]),
    )


@about("position_ids")
def test_padding_in_the_middle_is_not_counted():
    """In the row 0 1 1 0 1 1 the two tokens behind the gap have the positions 2 and 3."""
    check_close(
        batching.position_ids([[0, 1, 1, 0, 1, 1]]),
        np.array([[0, 0, 1, 0, 2, 3]]),
        because="The gap does not count, and the counting goes on behind it.",
    )


@about("position_ids")
def test_positions_are_int64():
    """The positions are a NumPy array of int64."""
    check_kinds(batching.position_ids([[1, 1, 0]]), np.zeros((1, 3), np.int64))


@about("truncate")
def test_the_start_is_kept():
    """Of 5 6 7 8 9, cut to three, the first three remain."""
    check_close(batching.truncate([5, 6, 7, 8, 9], 3), [5, 6, 7], because='Without keep it is "start" that is kept.')


@about("truncate")
def test_the_end_is_kept():
    """Of 5 6 7 8 9, cut to two with keep="end", the last two remain, in their old order."""
    check_close(
        batching.truncate([5, 6, 7, 8, 9], 2, keep="end"),
        [8, 9],
        because="It is max_length ids that remain, not as many that go.",
    )


@about("truncate")
def test_a_short_sequence_stays_whole():
    """Three ids fit into five, so all of them remain, from either end."""
    check_close(batching.truncate([5, 6, 7], 5), [5, 6, 7])
    check_close(
        batching.truncate([5, 6, 7], 5, "end"),
        [5, 6, 7],
        because="A slice that starts at 3 - 5 = -2 would start two before the end.",
    )


@about("truncate")
def test_a_length_of_zero_leaves_nothing():
    """A max_length of 0 gives an empty list, from either end."""
    check_close(batching.truncate([5, 6, 7], 0), [])
    check_close(batching.truncate([5, 6, 7], 0, "end"), [], because="To Python, -0 is 0, so x[-0:] is all of x.")


@about("truncate")
def test_what_remains_is_a_list_of_ints():
    """What remains is a list of ints."""
    check_kinds(batching.truncate([5, 6, 7], 2), [5, 6])


@about("new_token_budget")
def test_all_that_was_asked_for_fits():
    """A prompt of 10 and 20 new tokens fit into a context of 100, so the budget is 20."""
    check_close(batching.new_token_budget(10, 20, 100), 20)


@about("new_token_budget")
def test_the_context_is_the_tighter_limit():
    """A prompt of 1000 in a context of 1024 leaves room for 24 of the 100 tokens asked for."""
    check_close(
        batching.new_token_budget(1000, 100, 1024), 24, because="Prompt and new tokens share the context: 1024 - 1000."
    )


@about("new_token_budget")
def test_more_is_asked_for_than_the_context_holds():
    """A prompt of 5 in a context of 20 leaves room for 15 of the 50 tokens asked for."""
    check_close(batching.new_token_budget(5, 50, 20), 15)


@about("new_token_budget")
def test_zero_new_tokens_are_zero():
    """Whoever asks for 0 new tokens gets 0, however much room there is."""
    check_close(batching.new_token_budget(3, 0, 8), 0)


@about("new_token_budget")
def test_a_full_context_leaves_nothing():
    """A prompt of 1024 fills a context of 1024, so nothing can be generated."""
    check_close(batching.new_token_budget(1024, 5, 1024), 0)


@about("new_token_budget")
def test_a_prompt_beyond_the_context_leaves_nothing():
    """A prompt of 1030 in a context of 1024 gives 0, not -6."""
    check_close(batching.new_token_budget(1030, 5, 1024), 0, because="A number of tokens is never negative.")


@about("new_token_budget")
def test_a_budget_is_an_int():
    """The number of tokens is an int."""
    check_kinds(batching.new_token_budget(10, 20, 100), 20)


@about("attention_flops")
def test_one_token_of_width_one():
    """One score and one weighted value, a multiply and an add each: 4 operations."""
    check_close(batching.attention_flops(1, 1), 4, because="A multiply and an add count as two operations.")


@about("attention_flops")
def test_two_tokens_of_width_three():
    """Each of the two products has 2 * 2 * 3 multiplications and as many additions: 48 operations in all."""
    check_close(batching.attention_flops(2, 3), 48)


@about("attention_flops")
def test_ten_times_the_length_costs_a_hundred_times_as_much():
    """Ten times the tokens give a hundred times the pairs of tokens: 4,800 for 20 tokens instead of 48 for 2."""
    check_close(batching.attention_flops(20, 3), 4800, because="Every token is compared with every token.")


@about("attention_flops")
def test_one_head_of_gpt_2():
    """One head of GPT-2, 64 wide, takes 268,435,456 operations for its context of 1,024 tokens."""
    check_close(batching.attention_flops(length=1024, width=64), 268_435_456)


@about("attention_flops")
def test_a_number_of_operations_is_an_int():
    """The number of operations is an int."""
    check_kinds(batching.attention_flops(2, 3), 48)
