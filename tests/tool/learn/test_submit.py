"""`llmlings submit`: the same answers give the same bytes, and nothing else gets in."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from llmlings.course import Course
from llmlings.learn.progress import ModuleResult, record
from llmlings.learn.workspace import digest

Run = Callable[..., tuple[int, str, str]]


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_the_zip_holds_the_exercises_of_the_course_and_says_so(learner: Course, run: Run) -> None:
    (learner.root / "exercises" / "notes.py").write_text("private", encoding="utf-8")
    with learner.exercise("words").open("ab") as file:
        file.write(b"# mine\n")
    assert run("submit") == (
        0,
        "  sums   to do\n"
        "  words  in progress\n"
        "\n"
        "Wrote submission.zip with your files of all modules. Hand it in.\n"
        "0 of 2 modules done; the others count what passes.\n"
        "To test all that you hand in: llmlings check --all\n",
        "",
    )
    assert names(learner.root / "submission.zip") == ["exercises/sums.py", "exercises/words.py"]
    with zipfile.ZipFile(learner.root / "submission.zip") as archive:
        assert archive.read("exercises/words.py") == learner.exercise("words").read_bytes()


def finish(course: Course, name: str) -> None:
    counts = dict.fromkeys(course.module(name).functions, 1)
    record(course, [ModuleResult(name, digest(course.exercise(name)), counts, counts)])


def test_whoever_is_done_is_told_what_hidden_tests_ask(learner: Course, run: Run) -> None:
    finish(learner, "sums")
    out = run("submit")[1]
    assert "1 of 2 modules done; the others count what passes.\nTo test all" in out
    finish(learner, "words")
    assert " ".join(run("submit")[1].partition("Hand it in.\n")[2].split()) == (
        "2 of 2 modules done. When this is graded, hidden tests follow with other inputs: other sizes, Unicode, "
        "edge cases, other random numbers. A result may depend on its arguments alone."
    )


def test_a_module_that_is_not_in_the_zip_is_not_done(learner: Course, run: Run) -> None:
    finish(learner, "sums")
    learner.exercise("words").unlink()
    out = run("submit")[1]
    assert "Wrote submission.zip with your files of 1 of 2 modules. Hand it in.\n" in out
    assert "\n1 of 2 modules done; the others count what passes.\n\nWhen" in out


def test_the_same_answers_give_the_same_bytes(learner: Course, run: Run) -> None:
    run("submit", "--out", "one.zip")
    for path in (learner.root / "exercises").iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o600)
    run("submit", "--out", "two.zip")
    assert (learner.root / "one.zip").read_bytes() == (learner.root / "two.zip").read_bytes()


def test_a_former_submission_is_replaced(learner: Course, run: Run) -> None:
    run("submit")
    learner.exercise("sums").write_text("x = 1\n", encoding="utf-8")
    assert "Replaced submission.zip" in run("submit")[1]
    with zipfile.ZipFile(learner.root / "submission.zip") as archive:
        assert archive.read("exercises/sums.py") == b"x = 1\n"
    assert sorted(path.name for path in learner.root.glob("submission*")) == ["submission.zip"]


@pytest.mark.parametrize("kind", ["text", "empty", "other zip", "empty zip", "folder"])
def test_anything_else_is_left_alone(learner: Course, run: Run, kind: str) -> None:
    path = learner.root / "mine"
    if kind == "folder":
        path.mkdir()
    elif kind in ("text", "empty"):
        path.write_text("mine" if kind == "text" else "", encoding="utf-8")
    else:
        with zipfile.ZipFile(path, "w") as archive:
            if kind == "other zip":
                archive.writestr("exercises/sums.py", "x = 1")
                archive.writestr("thesis.txt", "years of work")
    before = None if kind == "folder" else path.read_bytes()
    status, out, err = run("submit", "--out", "mine")
    assert (status, out) == (2, "")
    assert "is not a submission; choose another --out" in err
    assert before is None or path.read_bytes() == before


def link(path: Path, target: Path) -> None:
    """Make a link, or leave the test out where that needs a right, as on Windows."""
    try:
        path.symlink_to(target)
    except OSError as error:
        pytest.skip(f"this system makes no links for this user ({error})")


def test_links_and_missing_files_are_left_out_and_named(learner: Course, run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "secret.py"
    secret.write_text("secret", encoding="utf-8")
    learner.exercise("sums").unlink()
    link(learner.exercise("sums"), secret)
    status, out, _ = run("submit")
    assert status == 0
    assert "sums   not handed in: it is not a regular file\n" in out
    assert names(learner.root / "submission.zip") == ["exercises/words.py"]
    learner.exercise("words").unlink()
    assert run("submit")[0] == 2
    learner.exercise("sums").unlink()
    learner.exercise("words").write_text("", encoding="utf-8")
    assert "sums   not handed in: the file is missing\n" in run("submit")[1]


def test_what_is_done_but_left_out_is_not_counted(learner: Course, run: Run, tmp_path: Path) -> None:
    path = learner.exercise("sums")
    path.rename(tmp_path / "elsewhere.py")
    link(path, tmp_path / "elsewhere.py")
    finish(learner, "sums")
    assert "0 of 2 modules done; the others count what passes.\n" in run("submit")[1]


def test_a_folder_that_is_not_there_is_named(learner: Course, run: Run) -> None:
    status, _, err = run("submit", "--out", str(learner.root / "none" / "a.zip"))
    assert status == 2
    assert "There is no folder" in err
