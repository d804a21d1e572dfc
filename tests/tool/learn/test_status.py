"""`llmlings` alone: where the learner is, and what to do next."""

from collections.abc import Callable
from pathlib import Path

import pytest

from llmlings.course import Course, Module
from llmlings.learn.progress import ModuleResult, record
from llmlings.learn.workspace import digest

Run = Callable[..., tuple[int, str, str]]


def finish(course: Course, module: Module) -> None:
    counts = dict.fromkeys(module.functions, 1)
    record(course, [ModuleResult(module.name, digest(course.exercise(module.name)), counts, counts)])


@pytest.mark.usefixtures("learner")
def test_a_new_workspace_says_where_to_begin(run: Run) -> None:
    assert run() == (
        0,
        "[------------------------------] 0 of 2 modules done\n"
        "\n"
        "sums - Adding\n"
        "to do: 0 of 2 functions done\n"
        "\n"
        "What to do next:\n"
        "  Open   exercises/sums.py, line 4: add\n"
        "  Check  llmlings check sums\n"
        "  Hint   llmlings hint sums.add\n"
        "\n"
        "All modules: llmlings list. All commands: llmlings --help.\n",
        "",
    )


def test_the_next_function_is_the_first_that_did_not_pass(learner: Course, run: Run) -> None:
    sha256 = digest(learner.exercise("sums"))
    record(learner, [ModuleResult("sums", sha256, {"add": 1, "double": 0}, {"add": 1, "double": 1})])
    _, out, _ = run()
    assert "in progress: 1 of 2 functions done\n" in out
    assert "Open   exercises/sums.py, line 10: double\n" in out
    assert "has changed" not in out


def test_a_change_since_the_last_check_is_said(learner: Course, run: Run) -> None:
    with learner.exercise("sums").open("ab") as file:
        file.write(b"# mine\n")
    assert "Its file has changed since it was last checked: llmlings check sums\n" in run()[1]


def test_the_bar_grows_and_is_full_at_the_end(learner: Course, run: Run) -> None:
    finish(learner, learner.modules[0])
    assert run()[1].startswith("[###############---------------] 1 of 2 modules done\n\nwords - Counting\n")
    finish(learner, learner.modules[1])
    assert run() == (
        0,
        "[##############################] 2 of 2 modules done\n\n"
        "You have finished every module. Hand in your work: llmlings submit\n"
        'Then let your own model write: llmlings write "To be"\n',
        "",
    )


def test_a_missing_exercise_says_how_to_get_it_back(learner: Course, run: Run) -> None:
    learner.exercise("sums").unlink()
    assert "exercises/sums.py is missing. To bring it back: llmlings reset sums\n" in run()[1]


def test_a_subfolder_of_the_workspace_is_as_good(learner: Course, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(learner.root / "exercises")
    assert run()[0] == 0


def test_outside_a_workspace_the_way_in_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run()
    assert (status, out) == (3, "")
    assert "llmlings init my-course" in err
