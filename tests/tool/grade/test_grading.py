"""A class is graded: marks, outputs, resuming, several jobs, and answers that attack the grader."""

import importlib.util
import json
import signal
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from rich.console import Console
from toy_answers import RIGHT

from llmlings import cli
from llmlings.course import Course
from llmlings.errors import EnvironmentProblem, LlmlingsError, UsageError
from llmlings.grade import grading, terminal
from llmlings.grade.sandbox.start import notebook_libraries
from llmlings.grade.verdicts import StudentVerdict, to_data

OUTPUTS = ("grades.csv", "totals.csv")

Grade = Callable[..., list[StudentVerdict]]


def hand_in(folder: Path, **answers: str) -> Path:
    """Write one submission for each student."""
    for student, source in answers.items():
        path = folder / student / "exercises" / "toy.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return folder


@pytest.fixture
def grade(toy: Course, tmp_path: Path) -> Grade:
    """Grade the submissions in `class` into `out`."""

    def run(out: str = "out", *, jobs: int = 1, seed: str = "s", regrade: bool = False, progress=lambda *_: None):
        return grading.grade(
            toy,
            tmp_path / "class",
            tmp_path / out,
            modules=[],
            jobs=jobs,
            seed=seed,
            sandbox="bwrap",
            regrade=regrade,
            progress=progress,
        )

    return run


def verdicts(found: list[StudentVerdict]) -> list[object]:
    """All of the verdicts but how long the tests took."""
    data = json.loads(json.dumps([to_data(verdict) for verdict in found]))
    for student in data:
        for module in student["modules"]:
            for test in module["tests"]:
                del test["seconds"]
    return data


def test_marks_are_the_share_of_the_tests_that_pass(grade: Grade, tmp_path: Path) -> None:
    half = RIGHT.replace("2.0 *", "3.0 *")
    hand_in(tmp_path / "class", ann=RIGHT, bob=half, cid=(tmp_path / "toy course/exercises/toy.py").read_text())
    (tmp_path / "class" / "dan").mkdir()
    with zipfile.ZipFile(tmp_path / "class" / "eve.zip", "w") as file:
        file.writestr("work/exercises/toy.py", RIGHT)
    (tmp_path / "class" / "fay.zip").write_bytes(b"PK\3\4 and then nothing")
    found = grade()
    assert [(v.student, v.points, v.modules[0].status) for v in found] == [
        ("ann", 10, "passed"),
        ("bob", 6, "partial"),
        ("cid", 0, "todo"),
        ("dan", 0, "missing"),
        ("eve", 10, "passed"),
        ("fay", 0, "unreadable"),
    ]
    assert (tmp_path / "out/grades.csv").read_text().splitlines()[:3] == [
        "student,module,points,max_points,status",
        "ann,toy,10,10,passed",
        "bob,toy,6,10,partial",
    ]
    assert "bob,6,10" in (tmp_path / "out/totals.csv").read_text().splitlines()
    data = json.loads((tmp_path / "out/results/bob.json").read_text())
    assert set(data) == {
        "schema", "student", "submission_sha256", "suite_sha256", "seed", "points", "max_points", "modules",
        "name", "extra_points",
    }  # fmt: skip
    assert [test["status"] for test in data["modules"][0]["tests"]] == [
        *["failed", "passed", "passed", "passed"],
        *["failed", "passed", "passed", "failed", "passed"],
    ]
    assert (tmp_path / "out/report.html").is_file()
    assert {path.stem for path in (tmp_path / "out/feedback").iterdir()} == {v.student for v in found}


def test_no_mark_depends_on_an_extra(grade: Grade, toy: Course, tmp_path: Path) -> None:
    facts, tests = toy.root / "course.toml", toy.tests("toy", "visible")
    functions = 'functions = ["double", "total"]\n'
    facts.write_text(facts.read_text().replace(functions, f'{functions}extra = ["triple"]\n'))
    with tests.open("a") as file:
        file.write('\n@about("triple")\ndef test_triple():\n    """Three times 1 is 3."""\n'
                   "    check_close(toy.triple(1), 3)\n")  # fmt: skip
    triple = "\ndef triple(number):\n    {}\n".format
    hand_in(
        tmp_path / "class",
        ann=RIGHT,
        bob=RIGHT + triple("raise NotImplementedError('triple')"),
        cid=RIGHT + triple("return 3 * number"),
        dan=RIGHT + triple("while True: pass"),
    )
    found = verdicts(grade())
    modules = [student["modules"][0] for student in found]  # type: ignore[index]
    assert [(module["status"], module["points"]) for module in modules] == [("passed", 10)] * 4
    assert all(module["tests"] == modules[0]["tests"] for module in modules)
    assert not any("triple" in test["id"] for test in modules[0]["tests"])


def test_a_misconception_is_named_in_visible_and_hidden_tests(grade: Grade, tmp_path: Path) -> None:
    hand_in(tmp_path / "class", ann=RIGHT.replace("sum(numbers)", "sum(numbers[:-1])"))
    (module,) = grade()[0].modules
    assert {test.mistake for test in module.tests if test.status == "failed"} == {"forgets_the_last"}


@pytest.mark.long
def test_the_number_of_jobs_changes_nothing(grade: Grade, tmp_path: Path) -> None:
    wrong = [RIGHT.replace("2.0 *", f"{n}.0 *") for n in range(4)]
    hand_in(tmp_path / "class", **{f"s{n}": text for n, text in enumerate(wrong)})
    assert verdicts(grade("one", jobs=1)) == verdicts(grade("three", jobs=3))
    for name in OUTPUTS:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "three" / name).read_bytes()


def test_a_repeated_run_grades_nothing_and_changes_nothing(grade: Grade, tmp_path: Path) -> None:
    hand_in(tmp_path / "class", ann=RIGHT, bob=RIGHT + "\n", cid=RIGHT)
    told: list[str] = []
    progress = lambda done, total, student: told.append(student)  # noqa: E731
    grade(progress=progress)
    assert told == ["ann", "bob"], "cid handed in what ann did"
    before = {
        path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.suffix != ".sqlite" and path.is_file()
    }
    grade(progress=progress)
    assert told == ["ann", "bob"]
    assert {path: path.read_bytes() for path in before} == before
    grade(progress=progress, regrade=True)
    assert told == ["ann", "bob", "ann", "bob"]


def test_a_changed_submission_suite_or_seed_is_graded_again(grade: Grade, toy: Course, tmp_path: Path) -> None:
    hand_in(tmp_path / "class", ann=RIGHT, bob=RIGHT + "\n")
    told: list[str] = []
    progress = lambda done, total, student: told.append(student)  # noqa: E731
    grade(progress=progress)
    hand_in(tmp_path / "class", bob=RIGHT.replace("2.0", "2.5"))
    grade(progress=progress)
    assert told == ["ann", "bob", "bob"]
    grade(progress=progress, seed="other")
    assert told[3:] == ["ann", "bob"]
    with toy.tests("toy", "hidden").open("a") as file:
        file.write("\n# a new remark\n")
    grade(progress=progress)
    assert told[5:] == ["ann", "bob"]


@pytest.mark.long
def test_a_killed_run_goes_on_where_it_stopped(toy: Course, grade: Grade, tmp_path: Path) -> None:
    slow = RIGHT.replace("return sum(", "import time; time.sleep(0.1)\n    return sum(")
    hand_in(tmp_path / "class", **{f"s{n}": slow + "\n" * n for n in range(6)})
    words = ["grade", str(tmp_path / "class"), "--out", str(tmp_path / "out"), "--jobs", "1", "--seed", "s"]
    process = subprocess.Popen(
        [sys.executable, "-m", "llmlings", *words], cwd=toy.root, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "Collecting the tests, then grading each submission in a sandbox of its own.\n"
    assert process.stdout.readline() == "1/6 s0\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    told: list[tuple[int, str]] = []
    found = grade(progress=lambda done, total, student: told.append((done, student)))
    assert [v.points for v in found] == [10] * 6
    assert 1 <= len(told) < 6
    assert told[-1][0] == 6


GARBAGE = """import contextlib, os
    for number in range(3, 30):
        with contextlib.suppress(OSError):
            os.write(number, b"passed " * 99)
    return sum("""
ATTACKS = {
    "exits_at_import": "import os\nos._exit(0)\n",
    "leaves_at_import": "import sys\nsys.exit(0)\n",
    "exits_in_a_call": RIGHT.replace("return sum(", "import os; os._exit(0)\n    return sum("),
    "leaves_in_a_call": RIGHT.replace("return sum(", "raise SystemExit(0)\n    return sum("),
    "loops_at_import": "while True: pass\n",
    "loops_in_a_call": RIGHT.replace("return sum(", "while True: pass\n    return sum("),
    "crashes": RIGHT.replace("return sum(", "import ctypes; ctypes.string_at(0)\n    return sum("),
    "takes_all_memory": RIGHT.replace("return sum(", "x = [0] * 10**10\n    return sum("),
    "floods": RIGHT.replace("return sum(", "print('x' * 10**8)\n    return sum("),
    "writes_garbage": RIGHT.replace("return sum(", GARBAGE),
}
#: What the tests of `total` (visible, visible, hidden, hidden) end as; the other function is right unless said so.
OUTCOMES = {
    "exits_at_import": {"crashed"},
    "leaves_at_import": {"error"},
    "exits_in_a_call": {"crashed"},
    "leaves_in_a_call": {"error"},
    "loops_at_import": {"timeout"},
    "loops_in_a_call": {"timeout"},
    "crashes": {"crashed"},
    "takes_all_memory": {"memory"},
    "floods": {"passed"},
    "writes_garbage": {"crashed"},
}


def test_an_attack_costs_only_the_tests_that_it_touches(grade: Grade, tmp_path: Path) -> None:
    hand_in(tmp_path / "class", honest=RIGHT, **ATTACKS)
    found = {v.student: v.modules[0] for v in grade(jobs=2)}
    assert found["honest"].points == 10
    for name in ATTACKS:
        statuses = {test.status for test in found[name].tests if "sum" in test.id or "adds" in test.id}
        assert statuses == OUTCOMES[name], name
        doubles = {test.status for test in found[name].tests if "doubles" in test.id or "numbers" in test.id}
        assert doubles == (OUTCOMES[name] if name.endswith("import") else {"passed"}), name


def test_one_module_can_be_graded_alone(toy: Course, tmp_path: Path, monkeypatch) -> None:
    hand_in(tmp_path / "class", ann=RIGHT)
    words = ["grade", str(tmp_path / "class"), "--out", str(tmp_path / "out"), "--module", "toy"]
    console = Console(force_terminal=False, width=80)
    monkeypatch.chdir(toy.root)
    assert cli.main(words) == 0
    with console.capture() as shown:
        assert terminal.report(toy, tmp_path / "out", console) == 0
    assert "ann" in shown.get()
    assert str(tmp_path / "out" / "report.html") in shown.get()


def test_a_module_that_does_not_exist_is_wrong_usage(toy: Course, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(toy.root)
    hand_in(tmp_path / "class", ann=RIGHT)
    assert cli.main(["grade", str(tmp_path / "class"), "--out", str(tmp_path / "out"), "--module", "nope"]) == 2
    assert capsys.readouterr().err == "There is no module 'nope'; choose one of: toy.\n"


def test_a_folder_that_was_never_graded_has_no_report(toy: Course, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no"):
        terminal.report(toy, tmp_path, Console())


def test_a_workspace_cannot_grade(toy: Course, grade: Grade, tmp_path: Path) -> None:
    hand_in(tmp_path / "class", ann=RIGHT)
    toy.solution("toy").unlink()
    with pytest.raises(EnvironmentProblem, match="no solutions or no hidden tests"):
        grade()


def test_a_missing_package_is_one_sentence(toy: Course, tmp_path: Path, monkeypatch, capsys) -> None:
    path = toy.root / "course.toml"
    path.write_text(path.read_text() + 'requires = ["no_such_package"]\n')
    monkeypatch.chdir(toy.root)
    hand_in(tmp_path / "class", ann=RIGHT)
    assert cli.main(["grade", str(tmp_path / "class"), "--out", str(tmp_path / "out")]) == 3
    assert capsys.readouterr().err.startswith("toy needs the package no_such_package; install it with")
    assert cli.main(["dev", "check"]) == 3
    assert cli.main(["check", "toy"]) == 3
    assert "no_such_package" in capsys.readouterr().out


def test_without_ipython_no_class_with_a_notebook_is_graded(
    toy: Course, grade: Grade, tmp_path: Path, monkeypatch
) -> None:
    hand_in(tmp_path / "class", ann=RIGHT)
    notebook = tmp_path / "class" / "bob" / "toy.ipynb"
    notebook.parent.mkdir()
    notebook.write_text(json.dumps({"nbformat": 4, "cells": []}))
    notebook_libraries.cache_clear()
    find = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "IPython" else find(name))
    with pytest.raises(
        EnvironmentProblem, match=r'^Notebooks are read by IPython, .+ `pip install "llmlings\[grade\]"`'
    ):
        grade()


def test_tests_that_cannot_be_collected_are_one_sentence(toy: Course, grade: Grade, tmp_path: Path, capfd) -> None:
    hand_in(tmp_path / "class", ann=RIGHT)
    toy.tests("toy", "hidden").write_text("import nowhere\n")
    with pytest.raises(LlmlingsError, match="cannot be collected"):
        grade()


def test_a_page_of_mistakes_that_cannot_be_read_is_one_sentence(toy: Course, grade: Grade, tmp_path: Path) -> None:
    hand_in(tmp_path / "class", ann=RIGHT.replace("return sum(numbers)", "return 0"))
    toy.mistakes("toy").write_text("def (:\n")
    with pytest.raises(LlmlingsError, match=r"toy\.py cannot be read"):
        grade()


@pytest.mark.long
def test_what_mistakes_answer_is_found_once_for_all_slots_and_runs(toy: Course, grade: Grade, tmp_path: Path) -> None:
    hand_in(tmp_path / "class", ann=RIGHT.replace("return sum(numbers)", "return sum(numbers[:-1])"))
    first = grade()

    def kept() -> list[tuple[str, ...]]:
        with closing(sqlite3.connect(tmp_path / "out" / "mistakes.sqlite")) as connection:
            return connection.execute("SELECT mistake, test, fingerprint FROM answer").fetchall()

    assert {mistake for mistake, _, _ in kept()} == {"forgets_the_last", "begins_at_one"}
    # What is kept is believed: so nothing was tried again.
    with closing(sqlite3.connect(tmp_path / "out" / "mistakes.sqlite")) as connection, connection:
        connection.execute("UPDATE answer SET fingerprint = 'something else'")
    again = grade(regrade=True)
    assert {test.mistake for test in first[0].modules[0].tests} == {None, "forgets_the_last"}
    assert {test.mistake for test in again[0].modules[0].tests} == {None}
    # One that is damaged costs time and no verdict.
    (tmp_path / "out" / "mistakes.sqlite").write_bytes(b"no database at all" * 1000)
    assert verdicts(grade(regrade=True)) == verdicts(first)


SET_ORDER = """
def total(numbers):
    if not numbers:
        raise ValueError("Nothing to add.")
    words = list({"ab", "cd", "ef", "gh", "ij", "kl", "mn"})
    return sum(numbers) + (words[0] != "FIRST")
"""


def test_an_answer_that_hangs_on_the_order_of_a_set_fails_in_every_run(grade: Grade, tmp_path: Path) -> None:
    code = 'print(list({"ab", "cd", "ef", "gh", "ij", "kl", "mn"})[0])'
    firsts = [
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True
        ).stdout
        for seed in ("0", "1")
    ]
    assert firsts[0] != firsts[1]
    lucky = RIGHT + SET_ORDER.replace("FIRST", firsts[0].strip())
    hand_in(tmp_path / "class", ann=lucky)
    runs = [grade(), grade(regrade=True)]
    assert verdicts(runs[0]) == verdicts(runs[1])
    tests = {test.name: test for test in runs[0][0].modules[0].tests}
    assert tests["1 and 2 are 3."].status == "failed"
    assert "asked again in a new Python process" in tests["1 and 2 are 3."].message
    assert tests["An empty list is refused."].status == "passed"
    assert tests["Every number is doubled."].status == "passed"


@pytest.mark.usefixtures("tried_again")
def test_no_sandbox_no_grading(toy: Course, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(toy.root)
    monkeypatch.setenv("PATH", str(tmp_path))
    hand_in(tmp_path / "class", ann=RIGHT)
    words = ["grade", str(tmp_path / "class"), "--out", str(tmp_path / "out")]
    assert cli.main(words) == 3
    assert "bubblewrap is not installed" in capsys.readouterr().err
    assert not (tmp_path / "out" / "grades.csv").exists()
    assert cli.main([*words, "--sandbox", "none"]) == 0
    assert "without a sandbox" in capsys.readouterr().out
    for page in ("report.html", "feedback/ann.html"):
        assert "sandbox" in (tmp_path / "out" / page).read_text().lower()


def test_the_seed_of_a_checkout_is_made_once_and_kept(toy: Course) -> None:
    first = grading.default_seed(toy)
    assert len(first) == 32
    assert grading.default_seed(toy) == first


def test_the_hidden_parts_reach_no_feedback(grade: Grade, tmp_path: Path) -> None:
    hand_in(tmp_path / "class", ann=RIGHT.replace("return sum(numbers)", "return 0"))
    grade(seed="very secret")
    page = (tmp_path / "out/feedback/ann.html").read_text()
    (module,) = json.loads((tmp_path / "out/results/ann.json").read_text())["modules"]
    hidden = [test for test in module["tests"] if test["visibility"] == "hidden"]
    failed = [test for test in hidden if test["status"] == "failed"]
    assert failed
    for test in failed:
        for line in test["message"].splitlines():
            if "called:" in line or "expected:" in line:
                assert line.split(":", 1)[1].strip() not in page
    assert "very secret" not in page
    assert "very secret" in (tmp_path / "out/report.html").read_text()
