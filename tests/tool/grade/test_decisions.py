"""What a teacher decides is in every output, stays over regrading, and is in the log."""

import csv
import json
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest
from quick_class import HALF, RIGHT, WRONG, QuickGrader, hand_in, marks, three_modules

from llmlings import cli
from llmlings.course import Course
from llmlings.errors import UsageError
from llmlings.grade import terminal
from llmlings.grade.decisions import TEXTS

Words = tuple[str, ...]


@pytest.fixture
def grade(toy: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> QuickGrader:
    grader = QuickGrader(three_modules(toy), tmp_path / "out", monkeypatch)
    hand_in(folder, ann__toy=HALF, bob__toy=WRONG, ann__twin=RIGHT)
    monkeypatch.chdir(toy.root)
    grader(folder, "toy", "twin")
    return grader


def result(grade: QuickGrader, student: str) -> dict:
    return json.loads((grade.out / "results" / f"{student}.json").read_text(encoding="utf-8"))


def log(grade: QuickGrader) -> list[dict[str, str]]:
    with (grade.out / "decisions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def command(grade: QuickGrader, name: str, *words: str, status: int = 0) -> None:
    assert cli.main([name, str(grade.out), *words]) == status


# Points set by hand


def test_points_set_by_hand_are_in_every_output_and_stay(grade: QuickGrader, folder: Path, capsys) -> None:
    command(grade, "override", "bob", "toy", "7.5", "--because", "We talked about <it>.")
    assert capsys.readouterr().out == "toy of bob has 7.5 of 10 points now.\n"

    def check() -> None:
        assert "bob,toy,7.5,10,failed" in grade.table()
        assert "bob,7.5,20" in grade.table("totals.csv")
        module = result(grade, "bob")["modules"][0]
        assert (module["points"], module["graded_points"]) == (7.5, 0)
        assert module["decision"] == "Set to 7.5 by the teacher: We talked about <it>."
        for page in ("feedback/bob.html", "details/bob.html"):
            text = (grade.out / page).read_text(encoding="utf-8")
            assert "Set to 7.5 by the teacher: We talked about &lt;it&gt;." in text
        assert marks(terminal.read_marks(grade.out))["bob"] == "7.5 -"

    check()
    grade(folder, "toy", regrade=True)
    check()
    hand_in(folder, bob__toy=HALF)
    grade(folder, "toy")
    module = result(grade, "bob")["modules"][0]
    assert (module["points"], module["graded_points"]) == (7.5, 5)
    command(grade, "override", "bob", "toy", "none", "--because", "It was somebody else.")
    module = result(grade, "bob")["modules"][0]
    assert (module["points"], module["graded_points"], module["decision"]) == (5, None, "")
    first, last = log(grade)
    assert (first["decision"], last["decision"]) == ("override", "override taken back")
    assert (first["student"], first["module"], first["points"]) == ("bob", "toy", "7.5")
    assert (first["because"], last["points"]) == ("We talked about <it>.", "")
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", first["time"])
    assert (first["llmlings"], first["numpy"]) == (version("llmlings"), version("numpy"))
    assert first["revision"] == "", "the toy course is no checkout"
    assert len(first["sha256"]) == 64
    assert first["sha256"] != last["sha256"], "the text graded is another one"


def test_the_text_that_was_graded_lies_beside_the_log(grade: QuickGrader, folder: Path) -> None:
    assert not (grade.out / TEXTS).exists()
    before = (folder / "bob" / "toy.py").read_text(encoding="utf-8")
    command(grade, "override", "bob", "toy", "7.5", "--because", "so")
    hand_in(folder, bob__toy=HALF)
    grade(folder, "toy")
    shutil.rmtree(folder)
    shutil.rmtree(grade.out / TEXTS)
    command(grade, "override", "bob", "toy", "2", "--because", "so")
    first, last = (grade.out / TEXTS / row["sha256"] / "toy.py" for row in log(grade))
    assert first.read_text(encoding="utf-8") == before
    assert last.read_text(encoding="utf-8") == HALF != before


def test_the_log_names_the_commit_of_a_checkout(grade: QuickGrader) -> None:
    git = ["git", "-C", str(grade.course.root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "All."]):
        subprocess.run([*git, *words], check=True)
    command(grade, "override", "bob", "toy", "1", "--because", "so")
    commit = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout
    assert log(grade)[0]["revision"] == commit.strip()


def test_a_missing_module_can_get_points(grade: QuickGrader) -> None:
    command(grade, "override", "bob", "twin", "10", "--because", "on paper")
    assert "bob,twin,10,10,missing" in grade.table()
    assert result(grade, "bob")["modules"][1]["visible_points"] == 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bab", "toy", "1"), "no student 'bab' in .+; did you mean bob?"),
        (("bob", "trio", "1"), "no mark of 'trio' in .+; choose one of: toy, twin."),
        (("bob", "toy", "10.5"), "'10.5' are no points from 0 to 10;"),
        (("bob", "toy", "-1"), "'-1' are no points from 0 to 10;"),
        (("bob", "toy", "nan"), "'nan' are no points"),
        (("bob", "toy", "all"), "'all' are no points"),
        (("bob", "toy", "none"), "toy of bob are not set by hand; there is nothing to take back."),
    ],
)
def test_what_cannot_be_set_is_one_sentence(grade: QuickGrader, capsys, words: Words, said: str) -> None:
    before = grade.table()
    student, module, points = words
    assert cli.main(["override", "--because", "so", "--", str(grade.out), student, module, points]) == 2
    assert re.search(said, capsys.readouterr().err)
    command(grade, "override", "bob", "toy", "1", "--because", " ", status=2)
    assert grade.table() == before
    assert not (grade.out / "decisions.csv").exists()


# Dropped tests


def test_a_dropped_test_shares_its_points_and_stays_dropped(grade: QuickGrader, folder: Path, capsys) -> None:
    assert [t["max_points"] for t in result(grade, "ann")["modules"][0]["tests"]] == [2, 2, 3, 3]
    command(grade, "drop", "hidden/test_toy.py::test_double")
    assert "tests/hidden/test_toy.py::test_double counts nothing now" in capsys.readouterr().out

    def tests() -> list[tuple[float, float, bool]]:
        return [(t["points"], t["max_points"], t["dropped"]) for t in result(grade, "ann")["modules"][0]["tests"]]

    # The other test of the function gets it all.
    assert tests() == [(0, 5, False), (2, 2, False), (0, 0, True), (3, 3, False)]
    assert result(grade, "ann")["modules"][0]["decision"] == "1 test was dropped."
    command(grade, "drop", "visible/test_toy.py::test_double")
    assert tests() == [(0, 0, True), (4, 4, False), (0, 0, True), (6, 6, False)]
    assert "ann,toy,10,10,passed" in grade.table(), "what is left passes"
    assert "bob,toy,0,10,failed" in grade.table()
    grade(folder, "toy", regrade=True)
    assert "ann,toy,10,10,passed" in grade.table()
    command(grade, "drop", "visible/test_toy.py::test_total")
    command(grade, "drop", "hidden/test_toy.py::test_total", status=2)
    assert "is the last test of toy that counts" in capsys.readouterr().err
    for test in ("visible/test_toy.py::test_total", "test_toy.py::test_double"):
        command(grade, "drop", test, "--back", status=2 * (test[0] == "t"))
    assert "can mean" in capsys.readouterr().err
    for kind in ("visible", "hidden"):
        command(grade, "drop", f"{kind}/test_toy.py::test_double", "--back")
    assert "ann,toy,5,10,partial" in grade.table()
    assert [row["decision"] for row in log(grade)] == ["drop"] * 3 + ["drop taken back"] * 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("test_total",), "can mean .+; give more of it"),
        (("test_nothing",), "There is no test 'test_nothing' in"),
        (("",), "There is no test ''"),
        (("hidden/test_toy.py::test_double", "--back"), "that is dropped"),
    ],
)
def test_a_test_that_is_not_there_is_one_sentence(grade: QuickGrader, capsys, words: Words, said: str) -> None:
    command(grade, "drop", *words, status=2)
    assert re.search(said, capsys.readouterr().err)


def test_a_test_is_dropped_once(grade: QuickGrader, capsys) -> None:
    command(grade, "drop", "hidden/test_toy.py::test_double")
    command(grade, "drop", "hidden/test_toy.py::test_double", status=2)
    assert "is dropped already" in capsys.readouterr().err


# Rules


def test_rules_of_the_grading_folder_hold_for_every_output(grade: QuickGrader, folder: Path) -> None:
    (grade.out / "grading.toml").write_text(
        'received = "received.csv"\n[module.toy]\nweight = 2\ndeadline = 2026-11-30\nlate_percent = 10\n'
        "[extra]\nbob = 1.5\nzoe = 3\n"
    )
    (grade.out / "received.csv").write_text(
        "student,module,received\nann,toy,2026-12-02T08:00\nbob,toy,2026-11-30T23:59\n"
    )
    grade(folder, "toy")
    assert grade.told == [f"{grade.out / 'grading.toml'} gives extra credit to nobody of this class: zoe."]
    assert "ann,toy,8,20,partial" in grade.table()
    assert grade.table("totals.csv") == ["ann,18,30", "bob,1.5,30"]
    module = result(grade, "ann")["modules"][0]
    assert module["decision"] == "It counts 2 times. Received 2 days late: 20 % less."
    assert (module["graded_points"], module["module_weight"]) == (5, 2)
    assert sum(test["max_points"] for test in module["tests"]) == 20
    assert result(grade, "bob")["extra_points"] == 1.5
    command(grade, "override", "ann", "toy", "20", "--because", "ill")
    assert "ann,toy,20,20,partial" in grade.table()
    grade(folder, "toy")
    assert [row["decision"] for row in log(grade)] == ["rules", "override"]
    (grade.out / "grading.toml").unlink()
    grade(folder, "toy")
    assert "ann,toy,10,10,partial" in grade.table(), "not more than everything"
    assert [row["decision"] for row in log(grade)] == ["rules", "override", "rules taken back"]


def test_wrong_rules_stop_a_run_before_anything_is_graded(grade: QuickGrader, folder: Path) -> None:
    (grade.out / "grading.toml").write_text("extar = 1\n")
    with pytest.raises(UsageError, match="no key 'extar'"):
        grade(folder, regrade=True)
    assert grade.tested == []
