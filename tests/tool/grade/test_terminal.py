"""What `llmlings grade` says on a terminal."""

import io
from pathlib import Path

import pytest
from handed_in import write
from rich.console import Console
from toy_answers import RIGHT

from llmlings.course import Course
from llmlings.grade import terminal
from llmlings.grade.ledger import Key, Ledger, Run, Wanted
from llmlings.grade.sandbox import landlock
from llmlings.grade.verdicts import ModuleVerdict


def grade(toy: Course, submissions: Path, out: Path, *, accept_renamed: bool = False) -> str:
    screen = io.StringIO()
    status = terminal.grade(
        toy, submissions, out,
        modules=[], jobs=1, seed="s", sandbox="bwrap", regrade=False, accept_renamed=accept_renamed,
        console=Console(file=screen, width=100),
    )  # fmt: skip
    assert status == 0
    return screen.getvalue()


@pytest.fixture
def submissions(tmp_path: Path) -> Path:
    write(tmp_path / "class" / "HONEST_1" / "toy.py", RIGHT)
    write(tmp_path / "class" / "honest_1" / "toy.py", "# nothing\n")
    write(tmp_path / "class" / "ann" / "toy (1).py", RIGHT)
    write(tmp_path / "class" / "bob" / "toy_old.py", RIGHT)
    write(tmp_path / "class" / "evil\x1b[2J\x1b]0;x\x07" / "notes.txt")
    return tmp_path / "class"


def test_the_last_line_counts_those_whose_files_were_not_graded(toy: Course, submissions: Path, tmp_path: Path) -> None:
    *_, last = grade(toy, submissions, tmp_path / "out").splitlines()
    assert last == (
        "2 students handed in files that look like a module and were not graded (ann, bob); "
        "see the report, or grade with --accept-renamed."
    )
    feedback = (tmp_path / "out" / "feedback" / "ann.html").read_text()
    assert "toy (1).py is there; rename it, or grade with --accept-renamed." in feedback
    *_, last = grade(toy, submissions, tmp_path / "out", accept_renamed=True).splitlines()
    assert last == (
        "1 student handed in files that look like a module and were not graded (bob); the report says which."
    )
    assert "ann,10,10" in (tmp_path / "out" / "totals.csv").read_text().splitlines()


@pytest.mark.usefixtures("tried_again")
def test_what_a_teacher_may_want_to_know_of_the_sandbox_is_said(
    toy: Course, submissions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 0)
    assert "\nThis kernel has no Landlock, " in grade(toy, submissions, tmp_path / "out")


def test_two_ids_that_differ_in_capitals_are_two_students_and_a_note(
    toy: Course, submissions: Path, tmp_path: Path
) -> None:
    shown = grade(toy, submissions, tmp_path / "out")
    assert "HONEST_1, honest_1 are 2 students: their ids differ in capitals or accents." in shown
    rows = (tmp_path / "out" / "totals.csv").read_text().splitlines()
    assert {"HONEST_1,10,10", "honest_1,0,10"} <= set(rows)
    pages = [path.name.lower() for path in (tmp_path / "out" / "feedback").iterdir()]
    assert len(set(pages)) == len(pages) == 5
    report = (tmp_path / "out" / "report.html").read_text()
    assert "Easily taken for each other:</strong> <bdi>HONEST_1</bdi>, <bdi>honest_1</bdi>." in report


def test_no_control_sequence_of_an_id_reaches_a_terminal_or_a_file(
    toy: Course, submissions: Path, tmp_path: Path
) -> None:
    shown = grade(toy, submissions, tmp_path / "out")
    assert "evil\\x1b[2J" in shown
    files = [path.read_text() for path in (tmp_path / "out").rglob("*") if path.suffix in (".csv", ".json", ".html")]
    assert len(files) > 10
    for text in [shown, *files]:
        assert "\x1b" not in text
        assert "\x07" not in text


def test_no_control_sequence_of_an_older_ledger_reaches_the_terminal(toy: Course, tmp_path: Path) -> None:
    run = Run("ab" * 32, "s", "bwrap", "0.1.0")
    graded, waiting = (Key(files, "ab" * 32, "s") for files in ("5a", "5b"))
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        ids = {"graded\x1b[2J\n": graded, "waiting\x1b[2J\n": waiting}
        ledger.begin(run, toy.modules, [Wanted(student, "toy", key) for student, key in ids.items()])
        ledger.store([(graded, ModuleVerdict("toy", "missing", 0, 0, 10, "", ()))], "bwrap")
    screen = io.StringIO()
    terminal.report(toy, tmp_path, Console(file=screen, width=100))
    assert "\x1b" not in screen.getvalue()
    assert "graded\\x1b[2J\\n" in screen.getvalue()
    assert "waiting\\x1b[2J\\n" in screen.getvalue()


def test_a_large_class_does_not_scroll_away(toy: Course, tmp_path: Path) -> None:
    run = Run("ab" * 32, "s", "bwrap", "0.1.0")
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        keys = {f"student{number:03}": Key(f"{number}", "ab" * 32, "s") for number in range(112)}
        ledger.begin(run, toy.modules, [Wanted(student, "toy", key) for student, key in keys.items()])
        ledger.store([(key, ModuleVerdict("toy", "missing", 0, 0, 10, "", ())) for key in keys.values()], "bwrap")
    screen = io.StringIO()
    terminal.report(toy, tmp_path, Console(file=screen, width=100))
    assert screen.getvalue().count("student0") == 100
    assert "student111" not in screen.getvalue()
    assert f"12 more students are in {tmp_path / 'totals.csv'}." in screen.getvalue()
    assert (tmp_path / "totals.csv").read_text().count("student") == 1 + 112
