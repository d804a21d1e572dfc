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
