"""The numbers in the lesson batching are what its solution computes."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SOLUTION = Path(__file__).parents[2] / "solutions" / "batching.py"


@pytest.fixture(scope="module")
def batching() -> ModuleType:
    spec = importlib.util.spec_from_file_location("batching_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tables_of_padding(batching: ModuleType) -> None:
    ids, mask = batching.pad_batch([[5, 6, 7], [8]], 0)
    assert (ids.tolist(), mask.tolist()) == ([[5, 6, 7], [8, 0, 0]], [[1, 1, 1], [1, 0, 0]])
    sides = {"right": ([8, 9, 0, 0], [1, 1, 0, 0], [0, 1, 0, 0]), "left": ([0, 0, 8, 9], [0, 0, 1, 1], [0, 0, 0, 1])}
    for side, expected in sides.items():
        ids, mask = batching.pad_batch([[8, 9], [1, 2, 3, 4]], 0, side)
        positions = batching.position_ids(mask)
        assert (ids[0].tolist(), mask[0].tolist(), positions[0].tolist()) == expected


def test_the_share_of_text_in_a_batch(batching: ModuleType) -> None:
    _, mask = batching.pad_batch([[1] * length for length in (512, 40, 30, 18)], 0)
    assert (mask.size, mask.sum(), round(100 * mask.mean())) == (2048, 600, 29)


@pytest.mark.parametrize(
    ("length", "operations", "billions"), [(256, 16_777_216, 2.4), (512, 67_108_864, 9.7), (1024, 268_435_456, 38.7)]
)
def test_the_table_of_operations(batching: ModuleType, length: int, operations: int, billions: float) -> None:
    assert batching.attention_flops(length, 64) == operations
    assert round(12 * 12 * operations / 1e9, 1) == billions


def test_the_budget_of_the_example(batching: ModuleType) -> None:
    assert batching.new_token_budget(1000, 100, 1024) == 24
