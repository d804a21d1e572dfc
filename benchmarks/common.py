"""What the benchmarks share: the solutions, and a clock for the processor."""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "course"))
from solved import ROOT, solution

__all__ = ["ROOT", "solution", "timed"]

T = TypeVar("T")


def timed(name: str, run: Callable[[], T]) -> tuple[T, float, float]:
    """Run something once and return what it gave, its processor seconds and its wall seconds."""
    print(name, file=sys.stderr, flush=True)
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    result = run()
    return result, time.process_time() - cpu, time.perf_counter() - wall
