"""Each format is what its system documents; text of students becomes neither formula nor markup in any."""

import csv
import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from handed_in import write
from ledgers import write_ledger
from toy_answers import RIGHT

from llmlings import cli
from llmlings.commands.teacher import EXPORTS
from llmlings.course import Course
from llmlings.grade.exports.formats import FORMATS
from llmlings.grade.grading import LEDGER
from llmlings.grade.ledger import Run
from llmlings.grade.report import write_report
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, TestVerdict

HOSTILE = '=cmd|"/c calc"!A1 <b>]]>&amp;\x1b[2J \ud800 \uffff'


def one(name: str, kind: str, status: str, mistake: str | None = None) -> TestVerdict:
    worth = 2 if status == "passed" else 0
    message = "" if status == "passed" else f"{HOSTILE}\n  called:  {kind} input"
    path = f"tests/{kind}/test_toy.py::test_{name}"
    return TestVerdict(path, f"It {name}.", kind, status, worth, 2, message, mistake, 0.25, "double")  # type: ignore[arg-type]


TESTS = (
    one("doubles", "visible", "passed"),
    one("adds", "visible", "failed"),
    one("waits", "visible", "blocked"),
    one("halves", "hidden", "failed", "squares"),
    one("ends", "hidden", "timeout"),
)
STUDENTS = ("=1+1", "Ann Example", "doejane_12345", "zoe")


@pytest.fixture
def graded(toy: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What `llmlings grade` wrote; zoe handed in nothing. The command runs in the checkout."""
    verdicts = []
    for student in STUDENTS:
        module = ModuleVerdict("toy", "partial", 2, 2, 10, "", TESTS)
        if student == "zoe":
            module = ModuleVerdict("toy", "missing", 0, 0, 10, "There is none.", ())
        verdicts.append(StudentVerdict(student, f"sha {student}", "suite", "a seed", module.points, 10, (module,)))
    out = tmp_path / "graded"
    out.mkdir()
    run = Run("suite", "a seed", "bwrap", "1")
    write_ledger(out / LEDGER, toy.modules, run, verdicts)
    write_report(out, toy, run, verdicts)
    monkeypatch.chdir(toy.root)
    return out


def export(graded: Path, to: str, name: str, *words: str) -> Path:
    out = graded.parent / name
    assert cli.main(["export", str(graded), "--to", to, "--out", str(out), *words]) == 0
    return out


def rows(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding))))


def test_the_command_offers_each_format() -> None:
    assert sorted(EXPORTS) == sorted([*FORMATS, "nbgrader"])


@pytest.mark.parametrize("to", [name for name in FORMATS if name != "gradescope"])
def test_each_format_has_a_name_and_is_the_same_again(graded: Path, to: str) -> None:
    before = set(Path.cwd().iterdir())
    assert cli.main(["export", str(graded), "--to", to]) == 0
    made = {path: path.read_bytes() for path in set(Path.cwd().iterdir()) - before}
    assert made
    assert cli.main(["export", str(graded), "--to", to]) == 0
    assert {path: path.read_bytes() for path in made} == made


def test_canvas_reads_its_columns_and_finds_each_student(graded: Path) -> None:
    head, points, *students = rows(export(graded, "canvas", "c.csv"))
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "toy"]
    assert points == ["    Points Possible", "", "", "", "", "10"]
    assert students == [
        ["'=1+1", "", "", "'=1+1", "", "2"],
        ["Ann Example", "", "", "Ann Example", "", "2"],
        ["doejane_12345", "12345", "", "", "", "2"],
        ["zoe", "", "", "zoe", "", "0"],
    ]


def test_moodle_gets_no_zero_for_what_was_not_handed_in(graded: Path) -> None:
    head, *students = rows(export(graded, "moodle", "m.csv"))
    assert head == ["username", "toy", "Course total"]
    assert students[0] == ["'=1+1", "2", "2"]
    assert students[-1] == ["zoe", "", "0"]


def test_a_spreadsheet_gets_wide_and_long_rows_in_utf_8_that_it_knows(graded: Path) -> None:
    wide = export(graded, "csv", "marks.csv")
    assert wide.read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(wide, "utf-8-sig")[:2] == [["student", "toy", "points", "max_points"], ["'=1+1", "2", "2", "10"]]
    long = wide.with_name("marks-long.csv")
    assert long.read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(long, "utf-8-sig")[:2] == [
        ["student", "module", "status", "points", "max_points", "share"],
        ["'=1+1", "toy", "partial", "2", "10", "0.2"],
    ]


def test_ctrf_is_as_its_published_schema_says(graded: Path) -> None:
    data = json.loads(export(graded, "ctrf", "ctrf.json").read_text(encoding="utf-8"))
    schema = json.loads((Path(__file__).parent / "vendor" / "ctrf-schema-0.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data | {"points": 1}, schema)
    results = data["results"]
    counted = {"tests": 15, "passed": 3, "failed": 9, "pending": 3, "skipped": 0, "other": 0, "start": 0, "stop": 0}
    assert results["summary"] == counted
    assert results["tests"][0]["suite"] == ["=1+1", "toy"]


def test_junit_counts_what_it_holds_and_can_be_parsed(graded: Path) -> None:
    root = ElementTree.fromstring(export(graded, "junit", "junit.xml").read_bytes())
    assert root.tag == "testsuites"
    first, *_, last = root
    assert {name: first.get(name) for name in ("name", "tests", "failures", "errors", "skipped")} == {
        "name": "=1+1.toy", "tests": "5", "failures": "2", "errors": "1", "skipped": "1",
    }  # fmt: skip
    assert float(first.get("time") or "") == 1.25
    assert [case.tag for case in first] == ["testcase"] * 5
    assert all({"classname", "name", "time"} <= set(case.keys()) for case in first)
    kinds = [[inner.tag for inner in case] for case in first]
    assert kinds == [[], ["failure"], ["skipped"], ["failure"], ["error"]]
    assert (first[1][0].text or "").startswith('=cmd|"/c calc"!A1 <b>]]>&amp;\\x1b[2J \\ud800 \\uffff\n')
    assert (last.get("tests"), last[0].tag, last[0].text) == ("0", "system-err", "There is none.")


def test_one_student_alone(graded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(rows(export(graded, "canvas", "c.csv", "--student", "zoe"))) == 3
    assert cli.main(["export", str(graded), "--to", "canvas", "--student", "nobody"]) == 2
    assert "There is no student 'nobody'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "csv", "--like", "x"], "leave it out with --to csv"),
        (["--to", "csv", "--out", "no/such/place.csv"], "There is no folder"),
        (["--to", "feedback", "--like", "nowhere"], "There is no folder nowhere"),
    ],
)
def test_what_does_not_fit_is_one_sentence(graded: Path, capsys, words: list[str], said: str) -> None:
    assert cli.main(["export", str(graded), *words]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


# Feedback


def test_pages_are_named_as_moodle_and_canvas_named_what_they_gave(graded: Path) -> None:
    submissions = graded.parent / "class"
    write(submissions / "Ann Example_777_assignsubmission_file_" / "toy.py", RIGHT)
    write(submissions / "doejane_12345_67890_toy.py", RIGHT)
    write(submissions / "zoe" / "toy.py", RIGHT)
    with zipfile.ZipFile(export(graded, "feedback", "f.zip", "--like", str(submissions))) as archive:
        names = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(names) == {
        "Ann Example_777_assignsubmission_file_/feedback.html",
        "doejane_12345_67890_toy.html",
        "zoe.html",
        "%3D1+1.html",
    }
    for page in names.values():
        assert "llmlings feedback" in page
        assert "hidden input" not in page
        assert "a seed" not in page


def test_feedback_that_is_not_there_is_not_left_out(graded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (graded / "feedback" / "zoe.html").unlink()
    assert cli.main(["export", str(graded), "--to", "feedback", "--out", str(graded.parent / "f.zip")]) == 1
    assert "write the pages with `llmlings report" in capsys.readouterr().err
    assert not (graded.parent / "f.zip").exists()


# Gradescope

#: As https://gradescope-autograders.readthedocs.io/en/latest/specs/ documents them.
TOP = {"score", "execution_time", "output", "output_format", "test_output_format", "test_name_format", "visibility",
       "stdout_visibility", "extra_data", "tests", "leaderboard"}  # fmt: skip
CASE = {"score", "max_score", "status", "name", "name_format", "number", "output", "output_format", "tags",
        "visibility", "extra_data"}  # fmt: skip
VISIBILITIES = {"hidden", "after_due_date", "after_published", "visible"}


def check_results(data: dict[str, Any]) -> None:
    assert set(data) <= TOP
    assert isinstance(data["score"], int | float)
    assert data["stdout_visibility"] in VISIBILITIES
    for test in data.get("tests", []):
        assert set(test) <= CASE
        assert test["status"] in ("passed", "failed")
        assert test["visibility"] in VISIBILITIES
        assert {test["output_format"], test["name_format"]} == {"text"}
        assert 0 <= test["score"] <= test["max_score"]


def test_results_of_one_student_tell_no_input_of_a_hidden_test(graded: Path) -> None:
    text = export(graded, "gradescope", "results.json", "--student", "Ann Example").read_text(encoding="utf-8")
    data = json.loads(text)
    check_results(data)
    assert data["score"] == 2
    by_name = {test["name"]: test for test in data["tests"]}
    assert by_name["toy: It adds."]["output"].endswith("called:  visible input")
    assert by_name["toy: It halves."]["output"] == (
        "failed\nLikely cause: Your numbers are squares; the docstring asks for doubles. (squares)"
    )
    assert by_name["toy: It ends."]["output"] == "ran out of time"
    assert "hidden input" not in text


def laid_out(archive: Path, base: Path) -> Path:
    """The zip as Gradescope lays it out, but for its place; in place of setup.sh, this environment."""
    with zipfile.ZipFile(archive) as file:
        file.extractall(base / "source")
        assert {"setup.sh", "run_autograder"} <= set(file.namelist())
        for name in ("setup.sh", "run_autograder"):
            assert file.getinfo(name).external_attr >> 16 == 0o100755
    (base / "run_autograder").write_bytes((base / "source" / "run_autograder").read_bytes())
    (base / "run_autograder").chmod(0o755)
    command = base / "venv" / "bin" / "llmlings"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m llmlings "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (base / "results").mkdir()
    return base / "run_autograder"


def test_the_autograder_grades_a_submission_where_gradescope_puts_it(graded: Path, tmp_path: Path) -> None:
    base = tmp_path / "autograder"
    run = laid_out(export(graded, "gradescope", "autograder.zip"), base)
    write(base / "submission" / "toy.py", RIGHT)
    write(base / "results" / "results.json", '{"score": 99}')
    done = subprocess.run([run], cwd=base, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    data = json.loads((base / "results" / "results.json").read_text(encoding="utf-8"))
    check_results(data)
    assert data["score"] == 10
    assert (base / "source" / ".llmlings" / "seed").read_text() == "a seed"


def test_what_cannot_be_graded_says_so_and_keeps_the_reason_for_the_teacher(graded: Path, tmp_path: Path) -> None:
    base = tmp_path / "autograder"
    run = laid_out(export(graded, "gradescope", "autograder.zip"), base)
    write(base / "submission" / "toy.py", RIGHT)
    (base / "source" / "solutions" / "toy.py").unlink()
    done = subprocess.run([run], cwd=base, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "has no solutions or no hidden tests" in done.stdout
    data = json.loads((base / "results" / "results.json").read_text(encoding="utf-8"))
    check_results(data)
    assert data["score"] == 0
    assert "solutions" not in data["output"]


@pytest.mark.parametrize("name", ["setup.sh", "run_autograder"])
def test_the_scripts_are_bash(graded: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(export(graded, "gradescope", "a.zip")) as archive:
        script = archive.read(name)
    assert script.startswith(b"#!/usr/bin/env bash\n")
    assert subprocess.run(["bash", "-n"], input=script, check=False).returncode == 0
