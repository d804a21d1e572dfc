"""The solution of batching agrees with PyTorch, which computes the same things by other code."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

SOLUTION = Path(__file__).parents[2] / "solutions" / "batching.py"
SEEDS = range(20)


@pytest.fixture(scope="module")
def batching() -> ModuleType:
    spec = importlib.util.spec_from_file_location("batching_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", SEEDS)
def test_padding_and_positions_agree_with_torch(batching: ModuleType, seed: int) -> None:
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
