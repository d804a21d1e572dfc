"""Names for those who know the class, pseudonyms for those who must not."""

import csv
import json
import zipfile
from pathlib import Path

import pytest
from handed_in import write
from quick_class import HALF, RIGHT, QuickGrader, hand_in, three_modules

from llmlings import cli
from llmlings.course import Course
from llmlings.errors import UsageError


@pytest.fixture
def grade(toy: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QuickGrader:
    monkeypatch.chdir(toy.root)
    return QuickGrader(three_modules(toy), tmp_path / "out", monkeypatch)


def test_names_are_kept_for_later_runs(grade: QuickGrader, folder: Path, tmp_path: Path) -> None:
    hand_in(folder, ann__toy=RIGHT, bob__toy=HALF)
    names = write(tmp_path / "names.csv", "id,name\nann,Ann <the first>\nzoe,Zoë\n")
    grade(folder, "toy", roster=names)
    grade(folder, "toy")
    found = {path.stem: json.loads(path.read_text())["name"] for path in (grade.out / "results").iterdir()}
    assert found == {"ann": "Ann <the first>", "bob": ""}
    assert "Ann &lt;the first&gt;" in (grade.out / "report.html").read_text()
    write(names, "id,name\nann,A\nann,B\n")
    with pytest.raises(UsageError, match="has an id twice"):
        grade(folder, "toy", roster=names)


MOODLE = "{}_{}_assignsubmission_file_"


def test_names_of_a_learning_system_become_ids_in_all_that_goes_back(
    grade: QuickGrader, folder: Path, tmp_path: Path
) -> None:
    for number, name in enumerate(("Ann Example", "Bob Example")):
        write(folder / MOODLE.format(name, number) / "toy.py", RIGHT)
    names = write(tmp_path / "names.csv", "id,name\naex01,Ann Example\n")
    grade(folder, "toy", roster=names)
    # The ledger knows the names from now on.
    again = grade(folder, "toy", "twin")
    assert sorted(again) == ["Bob Example", "aex01"]
    moodle, feedback = tmp_path / "moodle.csv", tmp_path / "feedback.zip"
    assert cli.main(["export", str(grade.out), "--to", "moodle", "--out", str(moodle)]) == 0
    assert [line.split(",")[0] for line in moodle.read_text().splitlines()] == ["username", "Bob Example", "aex01"]
    words = ["export", str(grade.out), "--to", "feedback", "--like", str(folder), "--out", str(feedback)]
    assert cli.main(words) == 0
    with zipfile.ZipFile(feedback) as archive:
        assert archive.namelist() == [f"{MOODLE.format('Bob Example', 1)}/feedback.html",
                                      f"{MOODLE.format('Ann Example', 0)}/feedback.html"]  # fmt: skip


def test_a_list_that_comes_too_late_does_not_double_a_student(grade: QuickGrader, folder: Path, tmp_path: Path) -> None:
    write(folder / MOODLE.format("Ann Example", 1) / "toy.py", RIGHT)
    grade(folder, "toy")
    names = write(tmp_path / "names.csv", "id,name\naex01,Ann Example\n")
    with pytest.raises(UsageError, match="has marks of Ann Example by name; grade into another folder"):
        grade(folder, "toy", roster=names)
    assert sorted(grade(folder, "toy")) == ["Ann Example"]


def everything(out: Path) -> dict[str, str]:
    found = [path for path in out.rglob("*") if path.suffix in (".csv", ".json", ".html")]
    return {path.relative_to(out).as_posix(): path.read_text() for path in found if path.name != "pseudonyms.csv"}


def test_pseudonyms_are_stable_and_no_id_is_in_any_output(grade: QuickGrader, folder: Path, tmp_path: Path) -> None:
    hand_in(folder, annabel__toy=RIGHT, bobby__toy=HALF, cyrus__toy=RIGHT)
    names = write(tmp_path / "names.csv", "id,name\nannabel,Ms Bell\nbobby,Mr Tables\n")
    grade(folder, "toy")
    assert "annabel" in str(everything(grade.out))
    write(folder / "bobby" / "twin_bobby (1).py")
    grade(folder, "toy", "twin", roster=names, anonymous=True)

    def key() -> dict[str, str]:
        with (grade.out / "pseudonyms.csv").open(newline="") as file:
            return {row["student"]: row["pseudonym"] for row in csv.DictReader(file)}

    before = key()
    assert list(before) == ["annabel", "bobby", "cyrus"]
    hand_in(tmp_path / "late", dorothy__toy=RIGHT)
    grade(tmp_path / "late", "toy")
    assert cli.main(["override", str(grade.out), "cyrus", "toy", "3", "--because", "so"]) == 0
    assert cli.main(["override", str(grade.out), before["annabel"], "toy", "4", "--because", "so"]) == 0
    assert cli.main(["report", str(grade.out)]) == 0
    assert key().items() > before.items()
    outputs = everything(grade.out)
    for word in ("annabel", "bobby", "cyrus", "dorothy", "Bell", "Tables"):
        assert not [name for name, text in outputs.items() if word in name or word in text], word
    rows = grade.table("totals.csv")
    assert sorted(row.split(",")[0] for row in rows) == sorted(key().values())
    assert f"{before['cyrus']},3,20" in rows
    assert f"{before['annabel']},4,20" in rows
    # Whoever takes the key away has ids again.
    (grade.out / "pseudonyms.csv").unlink()
    assert cli.main(["report", str(grade.out)]) == 0
    assert "cyrus,3,20" in grade.table("totals.csv")


def test_a_key_that_makes_no_sense_is_one_sentence(grade: QuickGrader, folder: Path) -> None:
    grade(hand_in(folder, ann__toy=RIGHT, bob__toy=HALF), "toy")
    write(grade.out / "pseudonyms.csv", "student,pseudonym\nann,x\nbob,x\n")
    with pytest.raises(UsageError, match="one pseudonym to two students"):
        grade(folder, "toy")
