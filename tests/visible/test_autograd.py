"""Visible tests of the module autograd. Values are float64, so that the numbers are the same on every machine."""

import torch

from exercises import autograd
from llmlings.testing import about, check_close, check_kinds


def floats(values: list) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def ids_of(*values: int) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.int64)


def tracked(values: list, dtype: torch.dtype) -> torch.Tensor:
    """Return a tensor that requires a gradient."""
    return torch.tensor(values, dtype=dtype, requires_grad=True)


@about("embedding_gradient")
def test_the_gradient_lands_in_the_row_of_the_id():
    """The gradient of the one position, which holds id 1, is the gradient of row 1."""
    check_close(
        autograd.embedding_gradient(floats([[1, 2], [3, 4], [5, 6]]), ids_of(1), floats([[0.5, -0.25]])),
        floats([[0, 0], [0.5, -0.25], [0, 0]]),
        because="A row that was not looked up has no part in the loss, so its gradient is 0.",
    )


@about("embedding_gradient")
def test_a_repeated_id_accumulates():
    """Ids 2 and 0 are at two positions each, and their rows get the sum of the gradients there."""
    check_close(
        autograd.embedding_gradient(
            floats([[1], [2], [3], [4]]), ids_of(2, 0, 2, 0), floats([[1], [10], [100], [1000]])
        ),
        floats([[1010], [0], [101], [0]]),
        because="One row was used at two positions, so it is to blame for both.",
    )


@about("embedding_gradient")
def test_the_gradient_is_a_detached_tensor():
    """The gradient is a tensor with the dtype of the table, detached even where the arguments require gradients."""
    for dtype in (torch.float32, torch.float64):
        gradient = autograd.embedding_gradient(tracked([[1, 2], [3, 4]], dtype), ids_of(0), tracked([[1, 2]], dtype))
        check_kinds(gradient, torch.zeros(2, 2, dtype=dtype))


@about("touched_rows")
def test_a_fixed_output_touches_the_rows_in_use():
    """Something is predicted from the ids 3, 0 and 2; id 1 comes last, so nothing is predicted from it."""
    check_close(
        autograd.touched_rows(floats([[1, 0], [0, 1], [1, 1], [2, 1], [0, 2]]), ids_of(3, 0, 2, 0, 1), False),
        [0, 2, 3],
        because="The inputs are all ids but the last, and only their rows are looked up.",
    )


@about("touched_rows")
def test_tied_output_touches_every_row():
    """With the table as output matrix each of its rows has a logit, so all five rows get a gradient."""
    check_close(
        autograd.touched_rows(floats([[1, 0], [0, 1], [1, 1], [2, 1], [0, 2]]), ids_of(3, 0, 2, 0, 1), True),
        [0, 1, 2, 3, 4],
        because="Each logit is the product with a row, and each probability above 0 pushes its row.",
    )


@about("touched_rows")
def test_a_certain_prediction_that_is_right_touches_nothing():
    """Both predictions are certain; from id 0 the right id 1 follows, from id 1 the wrong one, which touches row 1."""
    check_close(
        autograd.touched_rows(floats([[0, 2000], [3000, 0]]), ids_of(0, 1, 1), False),
        [1],
        because="The logits of id 0 are 0 and 2,000, so the wrong id has a probability of exactly 0.",
    )


@about("touched_rows")
def test_the_ids_are_a_list_of_ints():
    """The ids are a list of ints, for a table of any float dtype."""
    for dtype in (torch.float32, torch.float64):
        check_kinds(autograd.touched_rows(tracked([[1, 0], [0, 1], [1, 1]], dtype), ids_of(0, 2), False), [0])


@about("train_next_token")
def test_no_steps_leave_the_table_as_it_was():
    """After 0 steps the result is a copy of the table and no losses."""
    table = floats([[0.5, -1], [2, 0]])
    check_close(
        autograd.train_next_token(table, floats([[1, 0], [0, 1]]), ids_of(0, 1), 0, 0.5),
        (floats([[0.5, -1], [2, 0]]), []),
    )


@about("train_next_token")
def test_one_step_by_hand():
    """Row 0 is 0, so each of three ids has 1/3; the row moves by 3 * 2/3 towards id 1 and by 3 * 1/3 away from id 0."""
    check_close(
        autograd.train_next_token(
            floats([[0, 0], [1, 0], [0, 0]]), floats([[1, 0, 0], [0, 1, 0]]), ids_of(0, 1), 1, 3.0
        ),
        (floats([[-1, 2], [1, 0], [0, 0]]), [1.0986122886681098]),
        because="The gradient of the logits is (1/3, -2/3, 1/3), and the loss before the step is ln 3.",
    )


@about("train_next_token")
def test_three_steps_with_both_matrices():
    """Three steps on a text of four ids move the table and the output matrix together."""
    check_close(
        autograd.train_next_token(
            floats([[1, 0], [0, 1], [1, 1]]), floats([[1, 0, -1], [0, 1, -1]]), ids_of(0, 1, 2, 0), 3, 0.5
        ),
        (
            floats(
                [
                    [0.7567994883616067, 0.326354967038128],
                    [-0.5408803976656655, 0.40636409642887783],
                    [1.2264065261537784, 0.8391286656105512],
                ]
            ),
            [1.5109826158518211, 1.141956838363513, 0.9262192201051368],
        ),
        because="Each step moves both matrices by its own gradients, which do not add up from one step to the next.",
    )


@about("train_next_token")
def test_a_detached_table_and_a_list_of_floats():
    """What comes out is a tuple: a tensor with the dtype of the table, detached, and a list of plain floats."""
    for dtype in (torch.float32, torch.float64):
        table, output = tracked([[0], [3], [0]], dtype), tracked([[1, 0, 0]], dtype)
        trained = autograd.train_next_token(table, output, ids_of(0, 1), 1, 3.0)
        check_kinds(trained, (torch.zeros(3, 1, dtype=dtype), [0.0]))
