"""Hidden tests of the module autograd."""

import numpy as np
import pytest
import torch

from exercises import autograd
from llmlings.testing import about, check_close, check_rejects, check_that


def floats(values: object) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def normal(rng: np.random.Generator, *shape: int) -> torch.Tensor:
    return torch.from_numpy(rng.normal(0, 1, shape))


def ids_from(rng: np.random.Generator, vocab_size: int, length: int) -> torch.Tensor:
    return torch.from_numpy(rng.integers(0, vocab_size, length))


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def step(table: np.ndarray, output: np.ndarray, ids: np.ndarray, rate: float) -> tuple[np.ndarray, np.ndarray, float]:
    """Return both matrices after one step of gradient descent, computed without PyTorch, and the loss before it."""
    vectors, rows = table[ids[:-1]], np.arange(len(ids) - 1)
    shares = softmax(vectors @ output)
    loss = float(-np.log(shares[rows, ids[1:]]).mean())
    slope = shares.copy()
    slope[rows, ids[1:]] -= 1
    slope /= len(rows)
    moved = table.copy()
    np.subtract.at(moved, ids[:-1], rate * slope @ output.T)
    return moved, output - rate * vectors.T @ slope, loss


@about("embedding_gradient")
def test_many_repeated_ids(rng):
    """Thirty positions over six ids give each id the sum of its positions, and exactly 0 to the others."""
    table, ids, upstream = normal(rng, 8, 3), ids_from(rng, 6, 30), normal(rng, 30, 3)
    expected = np.zeros((8, 3))
    np.add.at(expected, ids.numpy(), upstream.numpy())
    check_close(autograd.embedding_gradient(table, ids, upstream), floats(expected))


@about("embedding_gradient")
def test_no_positions_give_no_gradient(rng):
    """Without ids the gradient is a (V, d) tensor of zeros."""
    table = normal(rng, 4, 3)
    check_close(
        autograd.embedding_gradient(table, torch.zeros(0, dtype=torch.int64), torch.zeros(0, 3).double()),
        torch.zeros(4, 3).double(),
    )


@about("embedding_gradient")
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_dtype_is_that_of_the_table(rng, dtype):
    """The gradient has the dtype of the table; the sums are of small whole numbers, exact in both."""
    kind = getattr(torch, dtype)
    ids, upstream = ids_from(rng, 3, 9), torch.from_numpy(rng.integers(1, 9, (9, 2)))
    expected = np.zeros((3, 2))
    np.add.at(expected, ids.numpy(), upstream.numpy())
    check_close(
        autograd.embedding_gradient(torch.ones(3, 2, dtype=kind), ids, upstream.to(kind)), floats(expected).to(kind)
    )


@about("embedding_gradient")
@pytest.mark.parametrize("dtype", ["uint8", "int32"])
def test_ids_of_other_dtypes(rng, dtype):
    """Ids of other integer dtypes name the same rows."""
    ids, upstream = ids_from(rng, 200, 12), normal(rng, 12, 2)
    expected = np.zeros((200, 2))
    np.add.at(expected, ids.numpy(), upstream.numpy())
    given = ids.to(getattr(torch, dtype))
    check_close(autograd.embedding_gradient(torch.ones(200, 2).double(), given, upstream), floats(expected))


@about("embedding_gradient")
def test_upstream_may_require_a_gradient(rng):
    """Where all float arguments require gradients, the result is the same, and still requires none."""
    table, ids, upstream = normal(rng, 5, 2), ids_from(rng, 5, 7), normal(rng, 7, 2)
    expected = np.zeros((5, 2))
    np.add.at(expected, ids.numpy(), upstream.numpy())
    gradient = autograd.embedding_gradient(table.requires_grad_(), ids, upstream.requires_grad_())
    check_close(gradient, floats(expected))
    check_that(not gradient.requires_grad, "the result is detached: its requires_grad is False")


@about("embedding_gradient")
@pytest.mark.parametrize(
    ("name", "table", "ids", "upstream"),
    [
        ("table", torch.ones(4).double(), [0], torch.ones(1, 1).double()),
        ("ids", torch.ones(4, 2).double(), [1, 4], torch.ones(2, 2).double()),
        ("ids", torch.ones(4, 2).double(), [[0, 1], [2, 3]], torch.ones(2, 2, 2).double()),
        ("upstream", torch.ones(4, 2).double(), [0, 1, 2], torch.ones(1, 2).double()),
        ("upstream", torch.ones(4, 2).double(), [0, 1], torch.ones(2, 1).double()),
    ],
    ids=["table of one dimension", "id V", "ids of two dimensions", "upstream too short", "upstream too narrow"],
)
def test_positions_that_make_no_sense_are_refused(name, table, ids, upstream):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, autograd.embedding_gradient, table, torch.tensor(ids), upstream)


@about("touched_rows")
def test_the_rows_in_use_of_a_large_table(rng):
    """Of fifty rows, a fixed output touches those that something is predicted from."""
    table, ids = normal(rng, 50, 4), ids_from(rng, 49, 12)
    ids[-1] = 49
    check_close(
        autograd.touched_rows(table, ids, False),
        sorted(set(ids[:-1].tolist())),
        because="Nothing is predicted from the last id, 49, so its row is not in use.",
    )


@about("touched_rows")
def test_tied_output_touches_all_rows_of_a_large_table(rng):
    """Of fifty rows, tied output touches all, though only two are looked up."""
    check_close(autograd.touched_rows(normal(rng, 50, 4), torch.tensor([7, 3, 7]), True), list(range(50)))


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


@about("touched_rows")
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


@about("touched_rows")
@pytest.mark.parametrize("tied", [False, True], ids=["fixed output", "tied output"])
def test_a_float32_table_that_requires_a_gradient(rng, tied):
    """A float32 table that requires a gradient and ids of dtype uint8 give plain ints."""
    table = normal(rng, 6, 6).float().requires_grad_()
    ids = torch.tensor([4, 5, 1, 5, 2], dtype=torch.uint8)
    check_close(autograd.touched_rows(table, ids, tied), list(range(6)) if tied else [1, 4, 5])


@about("touched_rows")
@pytest.mark.parametrize(
    ("name", "table", "ids"),
    [
        ("table", torch.ones(4).double(), [0, 1]),
        ("ids", torch.ones(4, 2).double(), []),
        ("ids", torch.ones(4, 2).double(), [0, 4]),
        ("ids", torch.ones(4, 2).double(), [0, -1, 2]),
        ("ids", torch.ones(4, 2).double(), [[0, 1], [2, 3]]),
    ],
    ids=["table of one dimension", "no ids", "id V", "id -1", "ids of two dimensions"],
)
def test_texts_that_make_no_sense_are_refused(name, table, ids):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, autograd.touched_rows, table, torch.tensor(ids, dtype=torch.int64), True)


@about("train_next_token")
def test_several_steps(rng):
    """Six steps on a random text agree with gradient descent computed without PyTorch."""
    table, output, ids = normal(rng, 6, 3), normal(rng, 3, 6), ids_from(rng, 5, 14)
    rate = float(rng.uniform(0.1, 1.0))
    moved, head, losses = table.numpy().copy(), output.numpy().copy(), []
    for _ in range(6):
        moved, head, loss = step(moved, head, ids.numpy(), rate)
        losses.append(loss)
    check_close(
        autograd.train_next_token(table, output, ids, 6, rate),
        (floats(moved), losses),
        because="Each step takes all pairs, and both gradients come from the matrices as they were before it.",
    )


@about("train_next_token")
def test_rows_not_in_use_keep_their_bits(rng):
    """Rows that nothing is predicted from keep every bit: no decay, no momentum."""
    table, output = normal(rng, 7, 2), normal(rng, 2, 7)
    trained, _ = autograd.train_next_token(table, output, torch.tensor([1, 4, 1, 6]), 5, 0.5)
    rest = [0, 2, 3, 5, 6]
    check_close(trained[rest], table[rest], rtol=0, atol=0, because="Only the rows in use may change.")


@about("train_next_token")
def test_float32_matrices(rng):
    """Matrices of dtype float32 that require gradients, and ids of dtype uint8, give a float32 table."""
    table, output = normal(rng, 5, 2).float(), normal(rng, 2, 5).float()
    ids = ids_from(rng, 5, 8)
    moved, _, loss = step(table.double().numpy(), output.double().numpy(), ids.numpy(), 0.5)
    trained, losses = autograd.train_next_token(
        table.requires_grad_(), output.requires_grad_(), ids.to(torch.uint8), 1, 0.5
    )
    check_close(trained, floats(moved).float(), rtol=1e-4, atol=1e-5)
    check_close(losses, [loss], rtol=1e-4, atol=1e-5)


@about("train_next_token")
@pytest.mark.parametrize(
    ("name", "table", "output", "ids", "steps"),
    [
        ("table", torch.ones(4).double(), torch.ones(2, 4).double(), [0, 1], 1),
        ("output", torch.ones(4, 2).double(), torch.ones(4, 2).double(), [0, 1], 1),
        ("output", torch.ones(4, 2).double(), torch.ones(2, 5).double(), [0, 1], 1),
        ("output", torch.ones(4, 2).double(), torch.ones(2).double(), [0, 1], 1),
        ("ids", torch.ones(4, 2).double(), torch.ones(2, 4).double(), [3], 1),
        ("ids", torch.ones(4, 2).double(), torch.ones(2, 4).double(), [0, -1], 1),
        ("ids", torch.ones(4, 2).double(), torch.ones(2, 4).double(), [4, 0], 0),
        ("ids", torch.ones(4, 2).double(), torch.ones(2, 4).double(), [[0, 1], [2, 3]], 1),
    ],
    ids=[
        "table of one dimension",
        "output like the table",
        "output too wide",
        "output of one dimension",
        "one id",
        "id -1",
        "id V without steps",
        "ids of two dimensions",
    ],
)
def test_training_that_makes_no_sense_is_refused(name, table, output, ids, steps):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, autograd.train_next_token, table, output, torch.tensor(ids), steps, 0.1)
