"""Hidden tests of the module batching."""

import numpy as np
import pytest

from exercises import batching
from llmlings.testing import about, check_close, check_rejects


def padded(sequences: list[list[int]], pad_id: int, side: str) -> tuple[np.ndarray, np.ndarray]:
    """Return what padding has to give, built from lists, one row at a time."""
    longest = max(map(len, sequences))
    ids, mask = [], []
    for sequence in sequences:
        real, missing = list(sequence), longest - len(sequence)
        ids.append(real + [pad_id] * missing if side == "right" else [pad_id] * missing + real)
        mask.append([1] * len(real) + [0] * missing if side == "right" else [0] * missing + [1] * len(real))
    shape = (len(sequences), longest)
    return np.array(ids, dtype=np.int64).reshape(shape), np.array(mask, dtype=np.int64).reshape(shape)


def counted(mask: np.ndarray) -> np.ndarray:
    """Return the position of every token, by counting."""
    positions = np.zeros(mask.shape, dtype=np.int64)
    for row, values in enumerate(mask.tolist()):
        seen = 0
        for column, real in enumerate(values):
            if real:
                positions[row, column] = seen
                seen += 1
    return positions


@about("pad_batch")
@pytest.mark.parametrize("side", ["right", "left"])
def test_any_lengths(rng, side):
    """Sequences of any lengths, some of them empty and one that starts and ends with pad_id, are filled up."""
    pad_id = int(rng.integers(1, 9))
    lengths = rng.permutation([0, 1, 2, 3, 5, 7, 0, 4])
    sequences = [rng.integers(0, 12, length).tolist() for length in lengths]
    place = int(rng.integers(0, 9))
    sequences.insert(place, [pad_id, 0, 10, pad_id, 11, pad_id])
    check_close(
        batching.pad_batch(sequences, pad_id, side),
        padded(sequences, pad_id, side),
        because="The mask follows the positions that were filled up, whatever the ids are.",
    )


@about("pad_batch")
@pytest.mark.parametrize("dtype", ["uint8", "uint32"])
def test_arrays_of_small_unsigned_ids(rng, dtype):
    """Sequences that are arrays of unsigned ids, with a pad_id beyond 255, give int64 arrays."""
    pad_id = int(rng.integers(50_000, 60_000))
    sequences = [rng.integers(100, 256, length).astype(dtype) for length in (2, 0, 5)]
    sequences[0][1] = 0
    expected = padded([sequence.tolist() for sequence in sequences], pad_id, "right")
    check_close(batching.pad_batch(sequences, pad_id), expected, because="A pad_id need not fit the dtype of the ids.")


@about("pad_batch")
def test_a_batch_that_is_an_array(rng):
    """An array of shape (B, L) needs no padding; it comes back as a copy with a mask of ones."""
    batch = rng.integers(8, 100, (3, 4))
    batch[[0, 2], [0, 3]] = 7
    check_close(batching.pad_batch(batch, 7), (batch.copy(), np.ones((3, 4), dtype=np.int64)))


@about("pad_batch")
def test_a_single_sequence_keeps_its_dimensions(rng):
    """One sequence, given as a tuple in a tuple, gives arrays of shape (1, L)."""
    ids = tuple(rng.integers(1, 50, 6).tolist())
    check_close(batching.pad_batch((ids,), 0, "left"), padded([list(ids)], 0, "left"))


@about("pad_batch")
@pytest.mark.parametrize("side", ["right", "left"])
def test_only_empty_sequences(side):
    """Three empty sequences give two int64 arrays of shape (3, 0)."""
    empty = np.zeros((3, 0), dtype=np.int64)
    check_close(batching.pad_batch([[], [], []], 5, side), (empty, empty), because="There are rows, but no columns.")


@about("pad_batch")
@pytest.mark.parametrize(
    ("name", "sequences", "side"),
    [
        ("sequences", (), "left"),
        ("sequences", [[4, 5], [6, -1, 7]], "right"),
        ("sequences", [4, 5, 6], "right"),
        ("sequences", [[[4, 5]], [[6, 7]]], "right"),
        ("side", [[4, 5], [6]], "Right"),
    ],
    ids=["no sequences", "id -1", "ids without a batch", "batches in a batch", "side Right"],
)
def test_batches_that_make_no_sense_are_refused(name, sequences, side):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, batching.pad_batch, sequences, 0, side)


@about("position_ids")
@pytest.mark.parametrize("dtype", ["int64", "bool", "uint8", "float32"])
def test_any_mask(rng, dtype):
    """Masks of any dtype, with padding anywhere, number the real tokens of each row."""
    mask = (rng.random((5, 12)) < 0.6).astype(np.int64)
    # Every way to be wrong needs a row that shows it, whatever was drawn.
    mask[0] = [0, 0, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0]
    mask[4] = [0] * 12
    check_close(
        batching.position_ids(mask.astype(dtype)), counted(mask), because="The result is int64; padding gets 0."
    )


@about("position_ids")
def test_more_tokens_than_a_byte_can_count(rng):
    """In a row of 700 tokens with a mask of dtype uint8, positions go beyond 255."""
    mask = (rng.random((2, 700)) < 0.9).astype(np.uint8)
    mask[:, 100] = 0
    check_close(batching.position_ids(mask), counted(mask), because="Count in int64, whatever the dtype of the mask.")


@about("position_ids")
def test_masks_without_tokens():
    """Rows that are all padding, and rows of no length at all, give zeros in the shape of the mask."""
    check_close(batching.position_ids(np.zeros((2, 3), dtype=np.uint8)), np.zeros((2, 3), dtype=np.int64))
    check_close(batching.position_ids([[], []]), np.zeros((2, 0), dtype=np.int64))


@about("position_ids")
@pytest.mark.parametrize("shape", [(), (4,), (1, 2, 3)], ids=["a number", "one dimension", "three dimensions"])
def test_masks_of_other_dimensions_are_refused(shape):
    """A mask that is not 2-D raises a ValueError that names attention_mask."""
    check_rejects("attention_mask", batching.position_ids, np.ones(shape, dtype=np.int64))


@about("truncate")
@pytest.mark.parametrize("keep", ["start", "end"])
def test_every_length_of_a_text(rng, keep):
    """For every max_length from 0 to beyond the length of the text, the right part is left."""
    ids = rng.permutation(50)[:6].tolist()
    for max_length in range(9):
        expected = ids[:max_length] if keep == "start" else list(reversed(list(reversed(ids))[:max_length]))
        check_close(batching.truncate(ids, max_length, keep), expected)


@about("truncate")
@pytest.mark.parametrize("dtype", ["uint8", "int32", "uint64"])
def test_an_array_gives_a_list_of_python_ints(rng, dtype):
    """Ids in an array come back as a list of Python ints, whether they were cut or not."""
    ids = rng.integers(0, 256, 8)
    check_close(batching.truncate(ids.astype(dtype), 5, "end"), ids.tolist()[3:])
    check_close(batching.truncate(ids.astype(dtype), 8), ids.tolist())


@about("truncate")
def test_an_empty_text_stays_empty():
    """Nothing, cut to any length, is an empty list."""
    check_close(batching.truncate([], 3), [])
    check_close(batching.truncate((), 0, "end"), [])


@about("truncate")
@pytest.mark.parametrize(
    ("name", "ids", "max_length", "keep"),
    [
        ("ids", [4, -1, 6], 3, "start"),
        ("ids", [4, 5, -6], 2, "start"),
        ("ids", [[4, 5], [6, 7]], 1, "start"),
        ("max_length", [4, 5, 6], -2, "end"),
        ("keep", [4, 5, 6], 2, "right"),
    ],
    ids=["id -1", "a negative id that is cut off", "ids of two dimensions", "max_length -2", "keep right"],
)
def test_cuts_that_make_no_sense_are_refused(name, ids, max_length, keep):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, batching.truncate, ids, max_length, keep)


@about("new_token_budget")
def test_any_budget(rng):
    """Adding one token after the other until a limit is reached gives the same number."""
    context_length = int(rng.integers(40, 60))
    for prompt_length in (0, 5, context_length - 12, context_length - 1, context_length + 7):
        for max_new_tokens in (0, 11, 12, 13, 100):
            expected = 0
            while expected < max_new_tokens and prompt_length + expected < context_length:
                expected += 1
            check_close(batching.new_token_budget(prompt_length, max_new_tokens, context_length), expected)


@about("new_token_budget")
@pytest.mark.parametrize(
    ("name", "budget"),
    [("prompt_length", (-1, 5, 8)), ("max_new_tokens", (3, -1, 8)), ("context_length", (0, 5, -8))],
    ids=["prompt_length", "max_new_tokens", "context_length"],
)
def test_lengths_below_their_least_are_refused(name, budget):
    """A length below what makes sense raises a ValueError that names it."""
    check_rejects(name, batching.new_token_budget, *budget)


@about("attention_flops")
def test_counting_every_operation(rng):
    """Two loops over all pairs of tokens, with an operation for each multiply and each add, count the same."""
    length, width = (int(n) for n in rng.integers([3, 9], [9, 15]))
    operations = 0
    for _query in range(length):
        for _key in range(length):
            for _column in range(width):
                operations += 2  # the score of the pair
                operations += 2  # the weighted sum of the values
    check_close(batching.attention_flops(length, width), operations)


@about("attention_flops")
def test_more_than_a_float_can_count(rng):
    """For ten million tokens the number is exact, where a float would round it."""
    length, width = int(rng.integers(10**7, 10**8)) | 1, int(rng.integers(100, 198)) | 1
    check_close(
        batching.attention_flops(length, width),
        4 * length * length * width,
        because="A Python int is exact; a float has 53 bits.",
    )


@about("attention_flops")
def test_more_than_64_bits_can_count(rng):
    """For a billion tokens the number does not fit in 64 bits, which is nothing to a Python int."""
    length, width = int(rng.integers(10**9, 2 * 10**9)) | 1, int(rng.integers(500, 999)) | 1
    check_close(batching.attention_flops(length, width), 4 * length * length * width)


@about("attention_flops")
@pytest.mark.parametrize(
    ("name", "sizes"),
    [("length", (0, 4)), ("width", (3, 0)), ("width", (3, -4))],
    ids=["length 0", "width 0", "width -4"],
)
def test_sizes_below_one_are_refused(name, sizes):
    """A size below 1 raises a ValueError that names it."""
    check_rejects(name, batching.attention_flops, *sizes)
