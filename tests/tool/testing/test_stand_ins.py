"""A package that is not there when work is graded costs what makes use of it, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from llmlings.course import Limits
from llmlings.grade.remote_implementation import RemoteImplementation
from llmlings.grade.sandbox.bubblewrap import package_paths
from llmlings.testing.examiner import Implementation
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.plain_words import plain_words
from llmlings.testing.stand_ins import AT_HAND, is_absent

LIMITS = Limits(20, 3, 60, 1024, 8, 16)
#: pytest and rich are installed here, and not there when graded.
SOURCES = {
    "m": """
from __future__ import annotations

import os, matplotlib.pyplot as plt, numpy as np
import pytest
from helpers import clean
from rich.table import Table as Grid, Column
import xyz.part


def plain(a: plt.Axes | None = None, *, b: Grid["n"] = 1) -> Column:
    return np.float64(2.0)


def plots(): plt.plot([1])
def cleans(): return clean("x")
def raises(): return pytest.approx(1)
def grids(): return Grid[0] + 1
def deep(): return [x for x in xyz.part.names]
def inside():
    import pandas
    return pandas.DataFrame()
""",
    "eager": """
import pandas as pd
import numba
from jaxtyping import Float, Int

data = pd.read_csv("data.csv")["column"]


def first(x: Float["n"] | None, y: Int["n d"]) -> list[pd.DataFrame]: return 1


@numba.njit(cache=True)
def second(): return 2


def third(): return len(data)
""",
    "falls_back": """
try:
    import regex
except ImportError:
    regex = None


def f(): return regex is None
""",
    "typo": "import nmpy as np\n\n\ndef f(): return 1\n",
    "star": "from pylab import *\n\n\ndef f(): return 1\n",
    "child": "import lightning\n\n\nclass M(lightning.Module): pass\n\n\ndef f(): return 1\n",
}
MISSING = {
    ("m", "plots"): "matplotlib", ("m", "cleans"): "helpers", ("m", "raises"): "pytest", ("m", "grids"): "rich",
    ("m", "deep"): "xyz", ("m", "inside"): "pandas", ("eager", "second"): "numba", ("eager", "third"): "pandas",
}  # fmt: skip


@pytest.fixture(params=["local", "bwrap"])
def answers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Implementation]:
    if request.param == "local":
        yield LocalImplementation(tmp_path, SOURCES)
        return
    with RemoteImplementation(SOURCES, LIMITS) as implementation:
        yield implementation


def test_what_does_not_need_a_package_counts(answers: Implementation) -> None:
    assert answers.call("m", "plain", (), {}, 20).value == 2.0
    assert answers.call("eager", "first", (1, 2), {}, 20).value == 1
    assert answers.call("falls_back", "f", (), {}, 20).value is True


@pytest.mark.parametrize(("module", "function"), MISSING)
def test_what_needs_a_package_names_it(answers: Implementation, module: str, function: str) -> None:
    outcome = answers.call(module, function, (), {}, 20)
    package = MISSING[module, function]
    assert (outcome.kind, outcome.error) == ("raised", "ModuleNotFoundError")
    assert outcome.message == f"No module named '{package}'"
    assert plain_words(outcome.error, outcome.message).startswith(f"There is no {package} when your work is graded")


@pytest.mark.parametrize(("module", "package"), [("typo", "nmpy"), ("star", "pylab"), ("child", "lightning")])
def test_what_cannot_be_stood_in_for_is_told_with_its_line(answers: Implementation, module: str, package: str) -> None:
    outcome = answers.call(module, "f", (), {}, 20)
    line = 4 if module == "child" else 1
    assert outcome.kind == "broken"
    assert outcome.message == f"importing it raised ModuleNotFoundError: No module named '{package}' (line {line})"
    assert plain_words(outcome.error, outcome.message).startswith(f"There is no {package} when your work is graded")


def test_a_syntax_error_below_such_an_import_is_told_as_ever(tmp_path: Path) -> None:
    local = LocalImplementation(tmp_path, {"m": "import pandas\n\nreturn 1\n", "n": "import pandas\n\ndef f(:\n"})
    assert local.call("m", "f", (), {}, 20).message == "line 3: 'return' outside function"
    assert local.call("n", "f", (), {}, 20).message == "line 3: invalid syntax"


def test_what_the_worker_sees_is_what_is_said_to_be_there() -> None:
    seen = {path.stem for path in package_paths() if path.suffix in ("", ".py")}
    # What is there by accident is not promised; what is promised is there.
    assert AT_HAND & seen >= {"numpy", "torch", "typing_extensions"}
    assert not any(map(is_absent, ("numpy", "torch", "math", "exercises")))
    assert all(map(is_absent, ("matplotlib", "pytest", "msgspec", "llmlings", "nvidia")))
