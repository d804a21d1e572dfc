"""What tests of the course share with its figures and benchmarks: the solutions, each loaded when it is asked for."""

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from llmlings.testing.local_implementation import LocalImplementation

ROOT = Path(__file__).resolve().parents[2]
IMPLEMENTATION = LocalImplementation(ROOT / "solutions")
#: Of a small language model.
SIZES = {"width": 2, "num_heads": 1, "num_layers": 1, "context_length": 4}


def solution(name: str) -> ModuleType:
    """Return a solution, always the same module."""
    module = IMPLEMENTATION.load(name)
    assert isinstance(module, ModuleType), module
    return module


def lesson(name: str) -> str:
    """Return the text of a lesson with single spaces for all white space, so that a sentence is found in any lines."""
    return " ".join((ROOT / "docs" / "lessons" / f"{name}.md").read_text(encoding="utf-8").split())


def benchmark(name: str) -> ModuleType:
    """Return a benchmark as a module."""
    with pytest.MonkeyPatch.context() as patch:
        # For what benchmarks import of each other.
        patch.syspath_prepend(ROOT / "benchmarks")
        return importlib.import_module(name)


def evaluated(module: str, text: str) -> Any:
    """Return what a row gives, in the names of a module and `np`, `SIZES` and `rng`, a new generator for each row."""
    return eval(text, {**vars(solution(module)), "np": np, "rng": np.random.default_rng(0), "SIZES": SIZES})
