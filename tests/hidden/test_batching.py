"""Hidden tests of the module batching."""

import numpy as np
import pytest

from exercises import batching
from llmlings.testing import about, check_close, check_remembers_nothing


def padded(sequences, pad_id, side="right"):
    """Return what padding has to give, built from lists, one row at a time."""
    longest = max(map(len, sequences))
    ids, mask = [], []
    for sequence in sequences:
        real, missing = list(sequence), longest - len(sequence)
        ids.append(real + [pad_id] * missing if side == "right" else [pad_id] * missing + real)
        mask.append([1] * len(real) + [0] * missing if side == "right" else [0] * missing + [1] * len(real))
    shape = (len(sequences), longest)
    return np.array(ids, dtype=np.int64).reshape(shape), np.array(mask, dtype=np.int64).reshape(shape)


def counted(mask):
    """Return the position of every token, by counting."""
    positions = np.zeros(mask.shape, dtype=np.int64)
    for row, values in enumerate(mask.tolist()):
        seen = 0
        for column, real in enumerate(values):
            if real:
                positions[row, column] = seen
                seen += 1
    return positions


def draw_mask(rng):
    """Return a mask with padding anywhere; every way to be wrong has a row that shows it, whatever is drawn."""
    mask = (rng.random((5, 12)) < 0.6).astype(np.int64)
    mask[0] = [0, 0, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0]
    mask[4] = [0] * 12
    return mask


def generated(prompt_length, max_new_tokens, context_length):
    """Return the budget by adding one token after the other until a limit is reached."""
    tokens = 0
    while tokens < max_new_tokens and prompt_length + tokens < context_length:
        tokens += 1
    return tokens


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
def test_a_single_sequence_keeps_its_dimensions(rng):
    """One sequence needs no padding, and gives arrays of shape (1, L) with a mask of ones."""
    ids = rng.integers(7, 50, 6).tolist()
    check_close(batching.pad_batch([ids], 0), (np.array([ids]), np.ones((1, 6))))
    check_close(batching.pad_batch([[0, *ids]], 0, "left"), (np.array([[0, *ids]]), np.ones((1, 7))))


@about("pad_batch")
def test_only_empty_sequences():
    """Three empty sequences give two arrays of shape (3, 0), on either side."""
    empty = np.zeros((3, 0), dtype=np.int64)
    for side in ("right", "left"):
        check_close(
            batching.pad_batch([[], [], []], 5, side), (empty, empty), because="There are rows, but no columns."
        )


@about("pad_batch")
def test_each_batch_is_padded_anew():
    """A batch depends on its own sequences, padding id and side, not on earlier ones."""
    first, second = ([[5, 6, 7], [8]], 0, "right"), ([[1], [2, 3], []], 9, "left")
    check_remembers_nothing(batching.pad_batch, padded, first, second)


@about("position_ids")
def test_any_mask(rng):
    """Masks with padding anywhere number the real tokens of each row, one mask after the other."""
    check_remembers_nothing(batching.position_ids, counted, (draw_mask(rng),), (draw_mask(rng),))


@about("position_ids")
def test_masks_without_tokens():
    """Rows that are all padding, and rows of no length at all, give zeros in the shape of the mask."""
    check_close(batching.position_ids([[0, 0, 0], [0, 0, 0]]), np.zeros((2, 3)))
    check_close(batching.position_ids([[], []]), np.zeros((2, 0)))


@about("truncate", weight=2)
@pytest.mark.parametrize("keep", ["start", "end"])
def test_every_length_of_a_text(rng, keep):
    """For every max_length from 0 to beyond the length of the text, the right part is left."""
    ids = rng.permutation(50)[:6].tolist()
    kept = [batching.truncate(ids, max_length, keep) for max_length in range(9)]
    for max_length, found in enumerate(kept):
        expected = ids[:max_length] if keep == "start" else list(reversed(list(reversed(ids))[:max_length]))
        check_close(found, expected)


@about("truncate")
def test_an_empty_text_stays_empty():
    """Nothing, cut to any length, is an empty list."""
    check_close(batching.truncate([], 3), [])
    check_close(batching.truncate([], 0, "end"), [])


@about("truncate")
def test_each_text_is_cut_anew(rng, reference):
    """What remains depends on the ids, the length and the end of its own call, not on earlier ones."""
    first, second = (rng.permutation(50)[:8].tolist() for _ in range(2))
    check_remembers_nothing(batching.truncate, reference.truncate, (first, 5, "start"), (second, 3, "end"))


@about("new_token_budget")
def test_any_budget(rng):
    """Adding one token after the other until a limit is reached gives the same number."""
    context_length = int(rng.integers(40, 60))
    prompt_lengths = (0, 5, context_length - 12, context_length - 1, context_length, context_length + 7)
    cases = [(length, asked, context_length) for length in prompt_lengths for asked in (0, 11, 12, 13, 100)]
    budgets = [batching.new_token_budget(*case) for case in cases]
    for case, budget in zip(cases, budgets, strict=True):
        check_close(budget, generated(*case))


@about("new_token_budget")
def test_each_budget_is_its_own(rng):
    """A budget depends on the three numbers of its own call, not on earlier ones."""
    first, second = (tuple(rng.integers([10, 20, 30], [20, 30, 40]).tolist()) for _ in range(2))
    check_remembers_nothing(batching.new_token_budget, generated, first, (second[0] + 10, second[1] - 15, 50))


@about("attention_flops")
def test_counting_every_operation(rng):
    """Two loops over all pairs of tokens, with an operation for each multiply and each add, count the same."""

    def counted_operations(length, width):
        operations = 0
        for _query in range(length):
            for _key in range(length):
                for _column in range(width):
                    operations += 2  # the score of the pair
                    operations += 2  # the weighted sum of the values
        return operations

    first, second = (tuple(rng.integers(low, high).tolist()) for low, high in (([3, 9], [6, 12]), ([6, 12], [9, 15])))
    check_remembers_nothing(batching.attention_flops, counted_operations, first, second)


@about("attention_flops")
def test_more_than_64_bits_can_count(rng):
    """For a billion tokens the number does not fit in 64 bits, and a float would round it; a Python int is exact."""
    length, width = int(rng.integers(10**9, 2 * 10**9)) | 1, int(rng.integers(500, 999)) | 1
    check_close(
        batching.attention_flops(length, width),
        4 * length * length * width,
        because="A Python int is exact; a float has 53 bits.",
    )
