"""What positions.js must compute."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np


def cases(positions: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    for length, width, base in ((32, 16, 10_000.0), (5, 2, 10_000.0), (4, 6, 50.0)):
        table = positions.sinusoidal_positions(length, width, base)
        yield "sinusoidalPositions", [length, width, base], table.tolist()
    vectors = np.random.default_rng(11).normal(size=(4, 6))
    for places in ([0, 1, 2, 3], [7, 120, 7, -3]):
        yield "rotate", [vectors.tolist(), places], positions.rotate(vectors, places).tolist()
    for length, heads in ((3, 8), (12, 8), (4, 1)):
        yield "alibiBias", [length, heads], positions.alibi_bias(length, heads).tolist()
    row = positions.alibi_bias(12, 8)[2, 11]
    yield "shares", [row.tolist()], (np.exp(row) / np.exp(row).sum()).tolist()
