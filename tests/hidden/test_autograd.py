"""Hidden tests of the module autograd."""

import numpy as np
import torch

from exercises import autograd
from llmlings.testing import about, check_close, check_remembers_nothing


def floats(values: object) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def normal(rng: np.random.Generator, *shape: int) -> torch.Tensor:
    return torch.from_numpy(rng.normal(0, 1, shape))


def ids_from(rng: np.random.Generator, vocab_size: int, length: int) -> torch.Tensor:
    return torch.from_numpy(rng.integers(0, vocab_size, length))


@about("embedding_gradient")
def test_many_repeated_ids(rng, reference):
    """Thirty positions over six ids give each id the sum of its positions, whatever was summed before."""
    first, second = ((normal(rng, size, 3), ids_from(rng, 6, 30), normal(rng, 30, 3)) for size in (8, 9))
    check_remembers_nothing(autograd.embedding_gradient, reference.embedding_gradient, first, second)


@about("embedding_gradient")
def test_no_positions_give_no_gradient(rng):
    """Without ids the gradient is a (V, d) tensor of zeros."""
    no_ids, upstream = torch.zeros(0, dtype=torch.int64), torch.zeros(0, 3).double()
    check_close(autograd.embedding_gradient(normal(rng, 4, 3), no_ids, upstream), torch.zeros(4, 3).double())


@about("embedding_gradient")
def test_arguments_that_require_gradients(rng, reference):
    """Where the table and upstream require gradients, the result is the same, and both keep their `grad`."""
    table, ids, upstream = normal(rng, 5, 2), ids_from(rng, 5, 7), normal(rng, 7, 2)
    expected = reference.embedding_gradient(table, ids, upstream)
    check_close(autograd.embedding_gradient(table.requires_grad_(), ids, upstream.requires_grad_()), expected)


@about("touched_rows")
def test_the_rows_in_use_of_a_large_table(rng, reference):
    """Of fifty rows, a fixed output touches those that something is predicted from, tied output all of them."""
    first, second = ((normal(rng, 50, 4), ids_from(rng, 50, 12), tied) for tied in (False, True))
    check_remembers_nothing(autograd.touched_rows, reference.touched_rows, first, second)
    (_, ids, tied), larger = second, normal(rng, 60, 4)
    check_remembers_nothing(autograd.touched_rows, reference.touched_rows, second, (larger, ids, tied))


@about("touched_rows")
def test_tied_output_with_rows_of_probability_zero(rng):
    """With tied output, rows far below the others have a probability of exactly 0, and are not touched."""
    order = rng.permutation(6).tolist()
    table = torch.zeros(6, 2).double()
    for place, token in enumerate(order):
        table[token] = floats([100, place] if place < 3 else [-100, 0])
    check_close(
        autograd.touched_rows(table, torch.tensor([order[1], order[0]]), True),
        sorted(order[:3]),
        because="e to the power of -20,000 is exactly 0 in a float64, so the other rows have no part in the loss.",
    )


@about("touched_rows")
def test_the_smallest_gradient_counts(rng):
    """With tied output a row whose probability is about e ** -40 has a tiny gradient, and is touched."""
    order = rng.permutation(4).tolist()
    table = torch.zeros(4, 2).double()
    for token, row in zip(order, ([5, 5], [4.9, 5], [1, 1], [1, 0.9]), strict=True):
        table[token] = floats(row)
    check_close(
        autograd.touched_rows(table, torch.tensor([order[0], order[0]]), True),
        [0, 1, 2, 3],
        because="Only a gradient of exactly 0 does not count.",
    )


@about("touched_rows", weight=2)
def test_some_predictions_are_certain(rng):
    """Of several rows in use, those whose every prediction is right with probability 1 are not touched."""
    order = rng.permutation(4).tolist()
    table = torch.zeros(4, 4).double()
    table[order[0], order[1]] = 2000.0  # certain that order[1] comes next, and always right
    table[order[1], order[0]] = 2000.0  # certain that order[0] comes next, and always wrong
    table[order[2], order[2]] = 0.5
    text = torch.tensor([order[place] for place in (0, 1, 2, 0, 1, 3)])
    check_close(autograd.touched_rows(table, text, False), sorted(order[1:3]))


@about("touched_rows")
def test_a_wide_table(rng):
    """A table that is wider than the vocabulary has a fixed output as well: the first V of its d columns count."""
    check_close(autograd.touched_rows(normal(rng, 5, 8), torch.tensor([3, 0, 2, 0, 1]), False), [0, 2, 3])


@about("touched_rows")
def test_a_table_of_zeros(rng):
    """With a table of zeros tied output touches nothing, since all that it multiplies with is 0; a fixed one does."""
    ids = [0, *rng.permutation([1, 2, 3]).tolist()]
    table = torch.zeros(6, 3).double()
    check_close(autograd.touched_rows(table, torch.tensor(ids), True), [])
    check_close(autograd.touched_rows(table, torch.tensor(ids), False), sorted(ids[:-1]))


@about("train_next_token")
def test_several_steps(rng, reference):
    """A few steps on a random text give the reference's table and losses, whatever was trained before."""
    first, second = (
        (normal(rng, 6, 3), normal(rng, 3, 6), ids_from(rng, 5, 14), steps, float(rng.uniform(0.1, 1.0)))
        for steps in (6, 4)
    )
    check_remembers_nothing(autograd.train_next_token, reference.train_next_token, first, second)


@about("train_next_token")
def test_rows_not_in_use_keep_their_bits(rng):
    """Rows that nothing is predicted from keep every bit: no decay, no momentum."""
    table, output = normal(rng, 7, 2), normal(rng, 2, 7)
    trained, _ = autograd.train_next_token(table, output, torch.tensor([1, 4, 1, 6]), 5, 0.5)
    rest = [0, 2, 3, 5, 6]
    check_close(trained[rest], table[rest], rtol=0, atol=0, because="Only the rows in use may change.")
