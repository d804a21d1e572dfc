"""Marks of plain files in an nbgrader gradebook, read back by nbgrader's own export."""

import csv
import random
import shutil
from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest
from nbgrader.api import Gradebook

from llmlings import cli
from llmlings.course import load_course
from llmlings.grade.grading import LEDGER
from llmlings.grade.intake import SourceFile, Submission
from llmlings.grade.ledger import Key, Ledger, Run, Wanted
from llmlings.grade.verdicts import ModuleVerdict, TestVerdict, judge, rounded, share_points
from llmlings.nbgrader.assignments import HIDDEN, VISIBLE, cell_points, points_of
from llmlings.nbgrader.gradebook import points_in_cells
from llmlings.testing.results import SuiteTest, TestResult, Visibility

# Each way through nbgrader takes long.
pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[3]
COURSE = load_course(ROOT)
RunNbgrader = Callable[..., str]


def module(name: str, visible: float, hidden: float, status: str = "partial") -> ModuleVerdict:
    tests = [
        TestVerdict(kind, kind, kind, "passed", points, points, "", None, 0)  # type: ignore[arg-type]
        for kind, points in (("visible", visible), ("hidden", hidden))
    ]
    points = round(visible + hidden, 2)
    return ModuleVerdict(name, status, points, visible, COURSE.module(name).points, "", tuple(tests))  # type: ignore[arg-type]


def export(folder: Path, gradebook: Path, marks: dict[str, list[ModuleVerdict]]) -> int:
    """Keep marks in a ledger as `llmlings grade` does, and export them."""
    folder.mkdir(exist_ok=True)
    with Ledger.open(folder / LEDGER) as ledger:
        stored = {(student, m.module): m for student, modules in marks.items() for m in modules}
        keys = {place: Key(f"sha {place} {m}", "suite", "seed") for place, m in stored.items()}
        ledger.begin(
            Run("suite", "seed", "bwrap", "1"), COURSE.modules, [Wanted(*place, key) for place, key in keys.items()]
        )
        ledger.store([(keys[place], m) for place, m in stored.items()], "bwrap")
    return cli.main(["export", str(folder), "--to", "nbgrader", "--out", str(gradebook)])


@pytest.fixture(autouse=True)
def in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def scores(nbgrader: RunNbgrader, folder: Path) -> dict[tuple[str, str], tuple[float, float]]:
    nbgrader(folder, "export")
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(r["student_id"], r["assignment"]): (float(r["score"]), float(r["max_score"])) for r in rows}


def content(gradebook: Path) -> list[str]:
    import sqlite3

    with sqlite3.connect(gradebook) as connection:
        return list(connection.iterdump())


MARKS = {
    "ann": [module("tokens", 4, 6, "passed"), module("bpe", 2.5, 0.33)],
    "bob": [module("tokens", 0, 0, "missing"), module("bpe", 0, 0, "unreadable")],
}


def test_marks_arrive_and_the_same_marks_change_nothing(nbgrader: RunNbgrader, tmp_path: Path) -> None:
    gradebook = tmp_path / "gradebook.db"
    assert export(tmp_path / "graded", gradebook, MARKS) == 0
    before = content(gradebook)
    assert export(tmp_path / "graded", gradebook, MARKS) == 0
    assert content(gradebook) == before
    assert scores(nbgrader, tmp_path) == {
        ("ann", "tokens"): (10, 10), ("ann", "bpe"): (2.83, 15), ("bob", "tokens"): (0, 10), ("bob", "bpe"): (0, 15)
    }  # fmt: skip


def test_a_manual_score_stays_and_a_module_can_come_later(nbgrader: RunNbgrader, tmp_path: Path) -> None:
    gradebook = tmp_path / "gradebook.db"
    export(tmp_path / "graded", gradebook, MARKS)
    with Gradebook(f"sqlite:///{gradebook}") as book:
        grade = book.find_grade(HIDDEN, "bpe", "bpe", "ann")
        grade.manual_score, grade.needs_manual_grade = 5.0, False
        book.db.commit()
    better = [module("tokens", 4, 6, "passed"), module("bpe", 6, 1), module("one_hot", 2, 3, "passed")]
    export(tmp_path / "graded", gradebook, {"ann": better})
    found = scores(nbgrader, tmp_path)
    assert found["ann", "bpe"] == (11, 15)
    assert found["ann", "one_hot"] == (5, 5)
    with Gradebook(f"sqlite:///{gradebook}") as book:
        grade = book.find_grade(HIDDEN, "bpe", "bpe", "ann")
        assert (grade.auto_score, grade.manual_score, grade.needs_manual_grade) == (1.0, 5.0, True)
        grade.needs_manual_grade = False
        book.db.commit()
    export(tmp_path / "graded", gradebook, {"ann": better})
    with Gradebook(f"sqlite:///{gradebook}") as book:
        assert not book.find_grade(HIDDEN, "bpe", "bpe", "ann").needs_manual_grade


def test_it_fills_the_gradebook_of_generated_assignments(nbgrader: RunNbgrader, released: Path, tmp_path: Path) -> None:
    shutil.copytree(released, tmp_path / "course")
    assert export(tmp_path / "graded", tmp_path / "course" / "gradebook.db", MARKS) == 0
    found = scores(nbgrader, tmp_path / "course")
    assert found["ann", "bpe"] == (2.83, 15)
    assert len(found) == 2 * len(COURSE.modules)


@pytest.mark.parametrize("name", [module.name for module in COURSE.modules])
def test_the_two_cells_add_up_to_the_modules_points_whatever_passes(name: str) -> None:
    about = COURSE.module(name)
    draw = random.Random(name)
    for _ in range(50):
        tests = [
            SuiteTest(f"{function} {visibility} {number}", "", name, function, visibility)
            for function in about.functions
            for visibility in get_args(Visibility)
            for number in range(draw.randint(1, 9))
        ]
        passing = [TestResult(**asdict(test), status=draw.choice(["passed", "failed"])) for test in tests]
        handed_in = Submission("ann", "5a", {name: SourceFile(f"{name}.py")})
        (verdict,) = judge(COURSE, handed_in, tests, {result.id: result for result in passing}, "", "").modules
        found, most = cell_points(verdict), points_of(about)
        worth = share_points(about, tests)
        seen = sum(worth[r.id] for r in passing if r.visibility == "visible" and r.status == "passed")
        assert found[VISIBLE] == rounded(Fraction(seen), 2)
        assert sum(Fraction(str(value)) for value in found.values()) == Fraction(str(verdict.points))
        assert all(0 <= found[cell] <= most[cell] for cell in (VISIBLE, HIDDEN))


@pytest.mark.parametrize(
    ("visible", "points", "weight", "cells"),
    [
        (4, 10, 1, (4, 6)),
        # A dropped hidden test: visible ones have its points.
        (7.5, 8, 1, (4, 4)),
        (0, 7, 1, (1, 6)),
        (8, 20, 2, (4, 6)),
        (1, 2, 0.5, (2, 2)),
    ],
)
def test_what_a_teacher_decided_fits_into_the_cells(
    visible: float, points: float, weight: float, cells: tuple[float, float]
) -> None:
    verdict = ModuleVerdict("tokens", "partial", points, visible, 10 * weight, "", (), module_weight=weight)
    assert points_in_cells(COURSE.module("tokens"), verdict) == dict(zip((VISIBLE, HIDDEN), cells, strict=True))


def test_what_is_no_gradebook_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("no database" * 100)
    assert export(tmp_path / "graded", tmp_path / "notes.txt", MARKS) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert (tmp_path / "notes.txt").read_text() == "no database" * 100
    assert cli.main(["export", str(tmp_path), "--to", "nbgrader"]) == 2
