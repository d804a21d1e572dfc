"""Visible tests of the module autograd. Everything is float64, so that the numbers are the same on every machine."""

import torch

from exercises import autograd
from llmlings.testing import about, check_close, check_rejects, check_that


def floats(values: list) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def ids_of(*values: int) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.int64)


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
    """Id 2 stands at two positions, and its row gets the sum of their gradients."""
    check_close(
        autograd.embedding_gradient(torch.zeros(4, 1).double(), ids_of(2, 0, 2), floats([[1], [10], [100]])),
        floats([[10], [0], [101], [0]]),
        because="One row was used at two positions, so it is to blame for both.",
    )


@about("embedding_gradient")
def test_the_result_has_no_graph():
    """A table that requires a gradient gives the same result, a tensor that requires none."""
    gradient = autograd.embedding_gradient(
        floats([[1, 2], [3, 4]]).requires_grad_(), ids_of(0, 0, 1), floats([[1, 2], [3, 4], [5, 6]])
    )
    check_close(gradient, floats([[4, 6], [5, 6]]))
    check_that(not gradient.requires_grad, "the result is detached: its requires_grad is False")


@about("embedding_gradient")
def test_a_negative_id_is_refused():
    """Id -1 raises a ValueError that names ids."""
    check_rejects("ids", autograd.embedding_gradient, floats([[1], [2]]), ids_of(0, -1), floats([[1], [1]]))


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
def test_a_certain_prediction_touches_nothing():
    """From id 0 the model predicts id 1 with probability 1, which is right, so row 0 has nothing to learn."""
    check_close(
        autograd.touched_rows(floats([[0, 2000], [3000, 0]]), ids_of(0, 1), False),
        [],
        because="The logits are 0 and 2,000, so the wrong id has a probability of exactly 0.",
    )


@about("touched_rows")
def test_nothing_to_predict_is_refused():
    """A single id raises a ValueError that names ids: there is no next one."""
    check_rejects("ids", autograd.touched_rows, floats([[1], [2]]), ids_of(1), False)


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
def test_the_trained_table_has_no_graph():
    """Matrices that require gradients give the same result, and the table that comes out requires none."""
    trained, losses = autograd.train_next_token(
        floats([[0], [3], [0]]).requires_grad_(), floats([[1, 0, 0]]).requires_grad_(), ids_of(0, 1), 1, 3.0
    )
    check_close(trained, floats([[-1], [3], [0]]))
    check_close(losses, [1.0986122886681098])
    check_that(not trained.requires_grad, "the result is detached: its requires_grad is False")


@about("train_next_token")
def test_a_negative_number_of_steps_is_refused():
    """-1 steps raise a ValueError that names steps."""
    check_rejects("steps", autograd.train_next_token, floats([[1], [2]]), floats([[1, 2]]), ids_of(0, 1), -1, 0.1)
