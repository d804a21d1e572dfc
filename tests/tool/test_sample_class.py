"""The bundled sample class, graded from end to end: every mark, and what each student is told."""

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from rich.console import Console

from llmlings import cli
from llmlings.course import load_course
from llmlings.grade import terminal

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = ROOT / "examples" / "grades.csv"

#: The misconceptions of these students, by its id.
MISCONCEPTIONS = {
    "dana.petrova": {"smallest_pair_wins_ties", "leaves_out_the_id_that_crosses_p"},
    "emil.novak": {"gradient_of_the_sum", "divides_by_the_width"},
    "fatima.haddad": {"a_repeated_id_counts_once", "zeroes_the_row_of_padding", "a_zero_vector_gives_nan"},
    "goran.ilic": {"code_points_for_bytes", "sums_absolute_differences", "turns_clockwise"},
    "hana.suzuki": {"updates_the_table_in_place"},
    "petra.wolf": {"multiplies_one_hot_vectors"},
    "takedakenji_98211": {"forgets_the_root"},
}
#: How the tests of a function end that does more harm than a wrong answer.
HARM = {
    ("kofi.mensah", "bpe"): "timeout",
    ("liam.cheatham", "tokens"): "crashed",
    ("liam.cheatham", "embedding"): "crashed",
    ("liam.cheatham", "gradients"): "error",
    ("petra.wolf", "tokens"): "error",
    ("petra.wolf", "embedding"): "memory",
    ("ines.costa", "embedding"): "error",
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make grade` would write."""
    out = tmp_path_factory.mktemp("sample") / "graded"
    words = ["grade", str(ROOT / "examples" / "class"), "--out", str(out), "--seed", "sample class"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert cli.main(words) == 0
    return out


def results(graded: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((graded / "results").iterdir()):
        data = json.loads(path.read_text(encoding="utf-8"))
        yield data["student"], {module["module"]: module for module in data["modules"]}


def test_every_mark_is_the_expected_one(graded: Path) -> None:
    expected, found = (path.read_text(encoding="utf-8").splitlines() for path in (EXPECTED, graded / "grades.csv"))
    # A module that is newer than the class has no rows: nobody has handed it in.
    modules = {row.split(",")[1] for row in expected}
    assert [row for row in found if row.split(",")[1] in modules] == expected


def test_the_expected_marks_are_believable() -> None:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    course = load_course(ROOT)
    assert {row["status"] for row in rows} == {"passed", "partial", "failed", "todo", "missing", "unreadable"}
    students = {row["student"] for row in rows}
    assert len(students) >= 12
    modules = {row["module"] for row in rows}
    assert modules <= {module.name for module in course.modules}
    assert len(rows) == len(students) * len(modules)
    for row in rows:
        assert (row["points"] == row["max_points"]) is (row["status"] == "passed")


def test_totals_add_up(graded: Path) -> None:
    sums: dict[str, float] = defaultdict(float)
    with (graded / "grades.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sums[row["student"]] += float(row["points"])
    with (graded / "totals.csv").open(encoding="utf-8", newline="") as file:
        assert {row["student"]: float(row["points"]) for row in csv.DictReader(file)} == pytest.approx(sums)


def test_misconceptions_are_named_and_no_others(graded: Path) -> None:
    for student, modules in results(graded):
        named = {test["mistake"] for module in modules.values() for test in module["tests"]} - {None}
        if student in MISCONCEPTIONS:
            assert named == MISCONCEPTIONS[student], student
        if student in ("ada.lovelace", "chen.wei", "nora.diaz"):
            assert not named


def test_what_does_harm_costs_only_its_own_tests(graded: Path) -> None:
    found = dict(results(graded))
    for (student, module), status in HARM.items():
        assert status in {test["status"] for test in found[student][module]["tests"]}, (student, module)
    # The loop is in `encode`, so `train_bpe` keeps its points.
    others = [test for test in found["kofi.mensah"]["bpe"]["tests"] if "a_thousand_merges" in test["id"]]
    assert {test["status"] for test in others} == {"passed"}


def test_each_way_of_handing_in_is_graded_or_told(graded: Path) -> None:
    """Moodle's two folders for one student with a zip inside, and a file that a browser has renamed."""
    found = dict(results(graded))
    assert found["rosa.vega"]["tokens"]["status"] == "passed"
    assert "exercises/tokens (1).py is there" in found["sven.dahl"]["tokens"]["message"]


def test_every_student_gets_a_page_of_their_own(graded: Path) -> None:
    students = {student for student, _ in results(graded)}
    pages = {unquote(path.stem): path.read_text(encoding="utf-8") for path in (graded / "feedback").iterdir()}
    assert set(pages) == students
    for student, page in pages.items():
        assert not [other for other in students - {student} if other in page]
        assert "sample class" not in page, "the seed is the grader's secret"


@pytest.mark.parametrize(("width", "shown"), [(80, "passed"), (400, "language_model")])
def test_the_table_is_never_cut_off(graded: Path, width: int, shown: str) -> None:
    screen = io.StringIO()
    terminal.report(load_course(ROOT), graded, Console(file=screen, width=width))
    header, *rows = screen.getvalue().splitlines()
    assert shown in header
    assert "…" not in screen.getvalue()
    assert any(row.startswith("ada.lovelace ") for row in rows)


def test_make_grade_installs_what_every_module_needs() -> None:
    """Without a package that a module needs, the class would not be graded at all."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").split("\ngrade:")[1].split("\n\n")[0]
    extras = re.search(r"python-environment \$\(VENV\) (\S+)", recipe)
    assert extras is not None
    needed = {package for module in load_course(ROOT).modules for package in module.requires}
    assert needed == {"torch"}
    assert needed <= set(extras[1].split(","))
