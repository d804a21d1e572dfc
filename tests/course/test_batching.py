"""The solution of batching agrees with PyTorch's padding, and the numbers of its lesson are what it computes."""

import re

import numpy as np
import pytest
import torch
from solved import lesson, solution

batching = solution("batching")
SEEDS = range(20)


@pytest.mark.parametrize("seed", SEEDS)
def test_padding_and_positions_agree_with_torch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    lengths = [*rng.integers(0, 9, rng.integers(1, 6)).tolist(), 3]
    sequences = [rng.integers(0, 50, length) for length in lengths]
    pad_id = int(rng.integers(0, 60))
    for side in ("right", "left"):
        ids, mask = batching.pad_batch(sequences, pad_id, side)
        tensors = [torch.tensor(sequence) for sequence in sequences]
        ones = [torch.ones_like(tensor) for tensor in tensors]
        pad = torch.nn.utils.rnn.pad_sequence
        expected_mask = pad(ones, batch_first=True, padding_value=0, padding_side=side)
        expected = pad(tensors, batch_first=True, padding_value=pad_id, padding_side=side)
        np.testing.assert_array_equal(ids, expected)
        np.testing.assert_array_equal(mask, expected_mask)
        positions = (expected_mask.cumsum(1) - 1).masked_fill(expected_mask == 0, 0)
        np.testing.assert_array_equal(batching.position_ids(mask), positions)


def test_the_tables_of_padding() -> None:
    ids, mask = batching.pad_batch([[5, 6, 7], [8]], 0)
    assert (ids.tolist(), mask.tolist()) == ([[5, 6, 7], [8, 0, 0]], [[1, 1, 1], [1, 0, 0]])
    sides = {"right": ([8, 9, 0, 0], [1, 1, 0, 0], [0, 1, 0, 0]), "left": ([0, 0, 8, 9], [0, 0, 1, 1], [0, 0, 0, 1])}
    for side, expected in sides.items():
        ids, mask = batching.pad_batch([[8, 9], [1, 2, 3, 4]], 0, side)
        positions = batching.position_ids(mask)
        assert (ids[0].tolist(), mask[0].tolist(), positions[0].tolist()) == expected


def test_the_share_of_text_in_a_batch() -> None:
    _, mask = batching.pad_batch([[1] * length for length in (512, 40, 30, 18)], 0)
    assert f"{100 * mask.mean():.0f} %. Each row is as long" in lesson("batching")
    assert f"4 x 512 = {mask.size:,} places, and the texts have {mask.sum()} tokens." in lesson("batching")


@pytest.mark.parametrize(
    ("length", "operations", "billions"), [(256, 16_777_216, 2.4), (512, 67_108_864, 9.7), (1024, 268_435_456, 38.7)]
)
def test_the_table_of_operations(length: int, operations: int, billions: float) -> None:
    assert batching.attention_flops(length, 64) == operations
    assert round(12 * 12 * operations / 1e9, 1) == billions


def test_attention_is_counted_without_its_parts() -> None:
    reading = lesson("batching").partition("## The exercise")[0]
    assert re.findall(r"\b(?:heads?|QK|keys?|query)\b", reading) == []
    assert "| 1,024 | 268,435,456 | 38.7 billion |" in reading


def test_the_budget_of_the_example() -> None:
    assert batching.new_token_budget(1000, 100, 1024) == 24
