"""The solutions for tests over all of them: a row of a table is Python in a module's own names."""

from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from llmlings.course import load_course
from llmlings.testing.local_implementation import LocalImplementation

ROOT = Path(__file__).parents[2]
IMPLEMENTATION = LocalImplementation(ROOT / "solutions")
#: Of a small language model.
SIZES = {"width": 2, "num_heads": 1, "num_layers": 1, "context_length": 4}


def solution(name: str) -> ModuleType:
    """Return a solution."""
    module = IMPLEMENTATION.load(name)
    assert isinstance(module, ModuleType), module
    return module


SOLUTIONS = {module.name: solution(module.name) for module in load_course(ROOT).modules}


def evaluated(module: str, text: str) -> Any:
    """Return what a row gives, in the names of a module and `np`, `SIZES` and `rng`, a new generator for each row."""
    return eval(text, {**vars(SOLUTIONS[module]), "np": np, "rng": np.random.default_rng(0), "SIZES": SIZES})
