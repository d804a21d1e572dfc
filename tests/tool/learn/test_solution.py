"""`llmlings solution`: after the work, or after a yes that is recorded."""

import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from llmlings.course import Course
from llmlings.learn.progress import ModuleResult, load, record
from llmlings.learn.workspace import digest

Run = Callable[..., tuple[int, str, str]]


def test_a_module_that_is_done_shows_its_solution(learner: Course, checkout: Path, run: Run) -> None:
    counts = {"add": 1, "double": 1}
    record(learner, [ModuleResult("sums", digest(learner.exercise("sums")), counts, counts)])
    solution = (checkout / "solutions" / "sums.py").read_text(encoding="utf-8")
    assert run("solution", "sums") == (0, f"{solution}\n", "")
    assert load(learner).reveals == ()


@pytest.mark.parametrize("typed", ["y\n", "Yes\n"])
def test_a_yes_reveals_it_and_is_recorded(learner: Course, run: Run, answer: Callable[[str], None], typed: str) -> None:
    answer(typed)
    status, out, _ = run("solution", "words")
    assert status == 0
    assert 're.findall("[a-z]+", text)' in out
    assert [reveal.module for reveal in load(learner).reveals] == ["words"]
    answer("")
    assert run("solution", "words")[0] == 0
    assert len(load(learner).reveals) == 1


@pytest.mark.parametrize("typed", ["n\n", "\n", "yeah\n", ""], ids=["no", "enter", "other", "end of input"])
def test_anything_else_reveals_nothing(learner: Course, run: Run, answer: Callable[[str], None], typed: str) -> None:
    answer(typed)
    status, out, _ = run("solution", "words")
    assert status == 1
    assert "re.findall" not in out
    assert out.endswith("The solution was not shown.\n")
    assert load(learner).reveals == ()


@pytest.mark.usefixtures("learner")
def test_without_a_terminal_nothing_is_revealed(run: Run) -> None:
    status, out, err = run("solution", "words")
    assert (status, out) == (2, "")
    assert "finish words first" in err


def test_a_wheel_has_it_in_its_one_file(
    learner: Course, checkout: Path, run: Run, answer: Callable[[str], None]
) -> None:
    solution = checkout / "solutions" / "words.py"
    packed = json.dumps({"words": solution.read_text(encoding="utf-8")}).encode()
    (checkout / "solutions.bin").write_bytes(zlib.compress(packed))
    solution.unlink()
    answer("y\n")
    status, out, _ = run("solution", "words")
    assert status == 0
    assert 're.findall("[a-z]+", text)' in out
    assert [reveal.module for reveal in load(learner).reveals] == ["words"]


@pytest.mark.parametrize("packed", [None, {"sums": "..."}], ids=["no file", "another version"])
def test_where_there_is_none_it_says_where_to_look(
    learner: Course, checkout: Path, run: Run, answer: Callable[[str], None], packed: dict[str, str] | None
) -> None:
    (checkout / "solutions" / "words.py").unlink()
    if packed:
        (checkout / "solutions.bin").write_bytes(zlib.compress(json.dumps(packed).encode()))
    answer("y\n")
    status, out, err = run("solution", "words")
    assert (status, out) == (3, "")
    assert "solutions/words.py in the course's repository" in err
    assert load(learner).reveals == ()


WITH_HELPERS = '''\
"""Adding."""

import math
import re
from os import path

_STEP = 1


def add(a: int, b: int) -> int:
    """Return the sum."""
    a = _number(a)
    # Given: a is a number.
    return _more(a, b) if math.inf > 0 else 0


# A comment of it.
def double(a: int) -> int:
    """Return twice the number."""
    return 2 * a


def _more(a: int, b: int) -> int:
    return path and _more(a + _STEP, b - _STEP) if b else a


def _unused() -> None:
    return None


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _number(a: int) -> int:
    return int(a)
'''


def test_one_function_is_shown_with_what_is_given_its_imports_and_helpers(
    learner: Course, checkout: Path, run: Run, answer: Callable[[str], None]
) -> None:
    (checkout / "solutions" / "sums.py").write_text(WITH_HELPERS, encoding="utf-8", newline="\n")
    answer("y\n")
    question = "sums.add is not done yet. Show its solution anyway? This is recorded. [y/N] "
    _, add, double, more, *_ = WITH_HELPERS.split("\n\n\n")
    assert run("solution", "sums.add") == (
        0,
        f"{question}import math\nfrom os import path\n\n\n{add}\n\n\n{more}\n\n\n_STEP = 1\n",
        "",
    )
    answer("y\n")
    assert run("solution", "1.double")[1].endswith(f"[y/N] {double}\n")


def test_a_function_is_done_before_its_module(learner: Course, run: Run) -> None:
    result = ModuleResult("sums", digest(learner.exercise("sums")), {"add": 1, "double": 0}, {"add": 1, "double": 1})
    record(learner, [result])
    text = 'def add(a: int, b: int) -> int:\n    """Return the sum."""\n    return a + b\n'
    assert run("solution", "sums.add") == (0, text, "")
    assert "finish sums.double first" in run("solution", "sums.double")[2]
    assert "finish sums first" in run("solution", "sums")[2]
    learner.exercise("sums").write_text("changed", encoding="utf-8")
    assert "finish sums.add first" in run("solution", "sums.add")[2]


def test_a_function_that_was_revealed_reveals_nothing_else(
    learner: Course, run: Run, answer: Callable[[str], None]
) -> None:
    answer("y\n")
    run("solution", "sums.add")
    assert [(reveal.module, reveal.function) for reveal in load(learner).reveals] == [("sums", "add")]
    answer("")
    assert run("solution", "sums.add")[0] == 0
    assert run("solution", "sums.double")[0] == 1
    assert run("solution", "sums")[0] == 1
    answer("y\n")
    assert run("solution", "sums")[0] == 0
    answer("")
    assert run("solution", "sums.double")[0] == 0
    assert len(load(learner).reveals) == 2
