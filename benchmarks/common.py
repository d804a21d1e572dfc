"""What the benchmarks share: the solutions, and a clock for the processor."""

import gc
import importlib.util
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent

T = TypeVar("T")


def load_solution(name: str) -> ModuleType:
    """Import `solutions/<name>.py` under a name that differs from any benchmark's own."""
    spec = importlib.util.spec_from_file_location(f"solution_{name}", ROOT / "solutions" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def timed(name: str, run: Callable[[], T]) -> tuple[T, float, float]:
    """Run something once and return what it gave, its processor seconds and its wall seconds."""
    print(name, file=sys.stderr, flush=True)
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    result = run()
    return result, time.process_time() - cpu, time.perf_counter() - wall
