"""What is refused before anything is graded, and what is left out with a sentence."""

import io
import os
from pathlib import Path

import pytest
from handed_in import write
from quick_class import HALF, RIGHT, QuickGrader, hand_in, three_modules
from rich.console import Console

from llmlings import cli
from llmlings.course import COURSE_FILE, Course, load_course
from llmlings.errors import EnvironmentProblem, UsageError
from llmlings.grade import grading, tables, terminal


@pytest.fixture
def grade(toy: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QuickGrader:
    return QuickGrader(three_modules(toy), tmp_path / "out", monkeypatch)


@pytest.mark.parametrize(
    ("submissions", "out"),
    [
        ("class", "class"),
        ("class", "class/out"),
        ("class", "class/../class/x/y"),
        ("out/class", "out"),
        ("link", "class/out"),
    ],
)
def test_results_and_submissions_are_never_in_one_folder(
    grade: QuickGrader, tmp_path: Path, submissions: str, out: str
) -> None:
    (tmp_path / "class").mkdir()
    (tmp_path / "link").symlink_to("class")
    hand_in(tmp_path / submissions, ann__toy=RIGHT)
    before = sorted(tmp_path.rglob("*"))
    grade.out = tmp_path / out
    with pytest.raises(UsageError, match=r"choose (a folder outside of it|another folder with --out)"):
        grade(tmp_path / submissions)
    assert sorted(tmp_path.rglob("*")) == before


def test_stray_files_are_named_and_not_graded(grade: QuickGrader, folder: Path) -> None:
    hand_in(folder, ann__toy=RIGHT)
    for name in ("class list.csv", "deadlines.ods", "README"):
        write(folder / name)
    write(folder / "bob.rar")
    write(folder / "cid_toy.py", RIGHT)
    (folder / "dan").symlink_to("ann")
    found = grade(folder, "toy")
    assert found == {"ann": "10", "bob.rar": "0", "cid": "10", "dan": "0"}
    assert grade.told == ["Not graded, since nothing says whose it is: README, class list.csv and deadlines.ods."]


def test_a_folder_of_stray_files_alone_holds_no_submissions(grade: QuickGrader, folder: Path) -> None:
    write(folder / "a.csv")
    with pytest.raises(UsageError, match=r"holds no submissions \(a\.csv\); put one folder"):
        grade(folder)


@pytest.mark.parametrize("seed", ["", "  "])
def test_an_empty_seed_is_refused(toy: Course, folder: Path, tmp_path: Path, monkeypatch, capsys, seed: str) -> None:
    monkeypatch.chdir(toy.root)
    assert cli.main(["grade", str(folder), "--out", str(tmp_path / "out"), "--seed", seed]) == 2
    assert capsys.readouterr().err.startswith("--seed is empty: give a secret")


def test_a_missing_package_leaves_its_modules_out_when_asked_to(grade: QuickGrader, folder: Path) -> None:
    path = grade.course.root / COURSE_FILE
    text = path.read_text().replace('uses = ["toy"]', 'uses = ["toy"]\nrequires = ["no_such_package"]')
    path.write_text(text)
    grade.course = load_course(grade.course.root)
    hand_in(folder, ann__toy=RIGHT, ann__trio=RIGHT)
    with pytest.raises(EnvironmentProblem, match=r"trio needs .+, or leave out modules .+ with --skip-missing\.$"):
        grade(folder)
    assert grade(folder, skip_missing=True) == {"ann": "10 -"}
    assert grade.told[0].startswith("Left out: trio needs the package no_such_package; install it with")
    with pytest.raises(EnvironmentProblem, match="trio needs the package"):
        grade(folder, "trio", skip_missing=True)


def test_students_can_be_chosen(grade: QuickGrader, folder: Path) -> None:
    hand_in(folder, ann__toy=RIGHT, bob__toy=HALF, cid__toy=HALF + "# cid's\n")
    assert grade(folder, "toy", students=["cid"]) == {"cid": "5"}
    assert grade.tested == ["toy"]
    assert grade(folder, "toy", students=["ann", "cid"]) == {"ann": "10", "cid": "5"}
    assert grade(folder, "toy", students=["cid"], regrade=True) == {"ann": "10", "cid": "5"}
    assert grade.tested == ["toy"]
    with pytest.raises(UsageError, match=r"no submission of 'amn'; did you mean ann\?"):
        grade(folder, "toy", students=["ann", "amn"])
    with pytest.raises(UsageError, match=r"no submission of 'zzz'; the ids are the names of the entries"):
        grade(folder, "toy", students=["zzz"])


def test_a_table_that_cannot_be_written_is_one_sentence_and_no_verdict_is_lost(
    grade: QuickGrader, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(folder, ann__toy=RIGHT)
    write_whole = tables.write_whole

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tables, "write_whole", full)
    with pytest.raises(
        EnvironmentProblem, match=r"out cannot be written \(No space left.+then `llmlings report "
    ) as error:
        grade(folder)
    assert error.value.exit_status == 3
    monkeypatch.setattr(tables, "write_whole", write_whole)
    screen = io.StringIO()
    assert terminal.report(grade.course, grade.out, Console(file=screen, width=80)) == 0
    assert grade.table("totals.csv") == ["ann,10,30"]


def test_a_folder_that_cannot_be_written_is_one_sentence(grade: QuickGrader, folder: Path) -> None:
    hand_in(folder, ann__toy=RIGHT)
    (grade.out / ".ledger.lock").mkdir(parents=True)
    with pytest.raises(EnvironmentProblem, match=r"cannot be written .+; check the folder's permissions and free"):
        grade(folder)
    assert not (grade.out / "grades.csv").exists()
    assert os.listdir(grade.out / ".ledger.lock") == []
    assert grading.LEDGER == "ledger.sqlite"
