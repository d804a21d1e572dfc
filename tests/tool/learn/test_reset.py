"""`llmlings reset` and `undo`: a stub comes back, and no version of a learner's file is ever lost."""

from collections.abc import Callable

import pytest

from llmlings.course import Course
from llmlings.learn import backups as copies
from llmlings.learn.progress import states

Run = Callable[..., tuple[int, str, str]]


def edit(course: Course, text: str) -> None:
    course.exercise("sums").write_text(text, encoding="utf-8", newline="\n")


def text_of(course: Course) -> str:
    return course.exercise("sums").read_text(encoding="utf-8")


def backups(course: Course) -> list[str]:
    folder = course.root / ".llmlings" / "backups"
    return sorted(path.read_text(encoding="utf-8") for path in folder.glob("*-sums.py"))


def test_reset_restores_the_stub_and_undo_takes_it_back(learner: Course, run: Run) -> None:
    edit(learner, "mine")
    status, out, _ = run("reset", "sums", "--yes")
    assert status == 0
    assert "To take this back: llmlings undo" in out
    assert states(learner)["sums"] == "to do"
    assert backups(learner) == ["mine"]
    assert run("undo")[0] == 0
    assert text_of(learner) == "mine"


def test_undo_keeps_what_it_overwrites(learner: Course, run: Run) -> None:
    edit(learner, "first")
    run("reset", "sums", "--yes")
    edit(learner, "second")
    _, out, _ = run("undo")
    assert text_of(learner) == "first"
    assert "What it held until now is in .llmlings/backups/" in out
    assert backups(learner) == ["first", "second"]


def test_resets_are_taken_back_one_by_one_even_within_a_second(
    learner: Course, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Frozen(copies.datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Frozen":
            return cls(2026, 1, 2, 3, 4, 5)

    monkeypatch.setattr(copies, "datetime", Frozen)
    for text in ("first", "second", "third"):
        edit(learner, text)
        run("reset", "sums", "--yes")
    assert backups(learner) == ["first", "second", "third"]
    for text in ("third", "second", "first"):
        run("undo")
        assert text_of(learner) == text
    status, _, err = run("undo")
    assert status == 2
    assert err.startswith("There is no reset to take back")
    assert text_of(learner) == "first"


def test_a_copy_that_was_deleted_is_passed_over(learner: Course, run: Run) -> None:
    for text in ("first", "second"):
        edit(learner, text)
        run("reset", "sums", "--yes")
    newest = max((learner.root / ".llmlings" / "backups").iterdir(), key=lambda path: path.read_bytes())
    newest.unlink()
    run("undo")
    assert text_of(learner) == "first"


@pytest.mark.parametrize("typed", ["n\n", ""])
def test_a_no_changes_nothing(learner: Course, run: Run, answer: Callable[[str], None], typed: str) -> None:
    edit(learner, "mine")
    answer(typed)
    assert run("reset", "sums")[0] == 1
    assert text_of(learner) == "mine"


def test_a_yes_resets(learner: Course, run: Run, answer: Callable[[str], None]) -> None:
    edit(learner, "mine")
    answer("y\n")
    assert run("reset", "sums")[0] == 0
    assert text_of(learner) != "mine"


def test_without_a_terminal_and_without_yes_nothing_changes(learner: Course, run: Run) -> None:
    edit(learner, "mine")
    status, _, err = run("reset", "sums")
    assert status == 2
    assert "--yes" in err
    assert text_of(learner) == "mine"


def test_a_stub_needs_no_reset_and_a_missing_file_comes_back(learner: Course, run: Run) -> None:
    stub = text_of(learner)
    assert "nothing to reset" in run("reset", "sums")[1]
    learner.exercise("sums").unlink()
    assert run("reset", "sums")[0] == 0
    assert text_of(learner) == stub
    assert backups(learner) == []


def test_a_file_in_any_encoding_survives(learner: Course, run: Run) -> None:
    mine = b"# caf\xe9\r\n\x00"
    learner.exercise("sums").write_bytes(mine)
    run("reset", "sums", "--yes")
    run("undo")
    assert learner.exercise("sums").read_bytes() == mine
