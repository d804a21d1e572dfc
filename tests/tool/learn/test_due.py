"""Extras, functions that are worth no points: they are shown and tested, and nothing waits for them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from llmlings import course as courses
from llmlings.course import Course
from llmlings.learn.progress import functions_done, states
from llmlings.learn.workspace import create

Run = Callable[..., tuple[int, str, str]]

TRIPLE = '''

def triple(a: int) -> int:
    """Return three times a; an extra."""
    return a + a + a
'''
TEST = '''

@about("triple")
def test_triple():
    """Three times 2 is 6."""
    check_close(sums.triple(2), 6)
'''
HINTS = "\n## triple\n\n1. Once more than twice.\n"
BODIES = {"add": "return a + b", "double": "return a + a", "triple": "return a + a + a"}


@pytest.fixture
def learner(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Make a workspace of the toy course, in which `sums` has an extra, and go there."""
    assert courses.__file__.startswith(str(checkout))
    for name, more in (
        ("solutions/sums.py", TRIPLE),
        ("tests/visible/test_sums.py", TEST),
        ("docs/hints/sums.md", HINTS),
    ):
        with (checkout / name).open("a", encoding="utf-8", newline="\n") as file:
            file.write(more)
    path = checkout / "course.toml"
    text = path.read_text(encoding="utf-8")
    functions = 'functions = ["add", "double"]\n'
    assert functions in text
    path.write_text(text.replace(functions, f'{functions}extra = ["triple"]\n'), encoding="utf-8", newline="\n")
    course = create(checkout.parent / "work")
    monkeypatch.chdir(course.root)
    monkeypatch.setenv("COLUMNS", "80")
    return course


def write(course: Course, **bodies: str) -> None:
    path = course.exercise("sums")
    text = path.read_text(encoding="utf-8")
    for function, body in bodies.items():
        stub = f'# TODO: write this function, then save the file.\n    raise NotImplementedError("{function}")'
        assert stub in text
        text = text.replace(stub, body)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_all_that_counts(course: Course) -> None:
    write(course, add=BODIES["add"], double=BODIES["double"])


def test_an_extra_is_shown_and_said_to_be_one(learner: Course, run: Run) -> None:
    _, out, _ = run("check")
    assert "  to do         double\n  to do         triple (extra)\n" in out
    _, out, _ = run("list")
    assert "Adding (you are here), extra: triple\n" in out


def test_an_extra_that_is_not_written_costs_nothing(learner: Course, run: Run) -> None:
    write_all_that_counts(learner)
    status, out, _ = run("check", "sums")
    assert status == 0
    assert "All tests pass but those of extras.\nNext is words - Counting." in out
    assert states(learner)["sums"] == "done"
    assert functions_done(learner) == 2


def test_an_extra_that_is_wrong_is_explained_and_costs_nothing(learner: Course, run: Run) -> None:
    write_all_that_counts(learner)
    write(learner, triple="return a")
    status, out, _ = run("check", "sums")
    assert status == 0
    assert "  1 of 1 fail   triple (extra)\n\ntriple: Three times 2 is 6.\n" in out
    assert states(learner)["sums"] == "done"


def test_an_extra_that_passes_counts_nothing(learner: Course, run: Run) -> None:
    write_all_that_counts(learner)
    write(learner, triple=BODIES["triple"])
    status, out, _ = run("check", "sums")
    assert (status, "\nAll tests pass.\n" in out) == (0, True)
    assert functions_done(learner) == 2


def test_what_counts_comes_before_an_extra(learner: Course, run: Run) -> None:
    write(learner, add=BODIES["add"], triple="return a")
    status, out, _ = run("check", "sums")
    assert status == 1
    assert "  Hint   llmlings hint sums.double\n" in out


@pytest.mark.parametrize(("body", "status"), [(BODIES["triple"], 0), ("return a", 1)], ids=["right", "wrong"])
def test_an_extra_can_be_checked_by_its_name(learner: Course, run: Run, body: str, status: int) -> None:
    write(learner, triple=body)
    assert run("check", "sums.triple")[0] == status


def test_an_extra_has_hints_and_can_be_reset(learner: Course, run: Run) -> None:
    assert "Once more than twice." in run("hint", "triple")[1]
    before = learner.exercise("sums").read_bytes()
    write(learner, triple="return a")
    assert run("reset", "sums.triple", "--yes")[0] == 0
    assert learner.exercise("sums").read_bytes() == before


def test_the_solution_of_an_extra_waits_until_it_passes(learner: Course, run: Run) -> None:
    write_all_that_counts(learner)
    assert run("check", "sums")[0] == 0
    status, out, err = run("solution", "sums.triple")
    assert (status, "return a + a + a" in out) == (2, False), err


def test_init_counts_no_extras(checkout: Path, learner: Course, run: Run) -> None:
    assert "2 modules, 3 functions to write" in run("init", str(checkout.parent / "another"))[1]
