"""A course of three small modules and a grader of it that asks no worker: for tests of what is graded and kept."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from llmlings.course import COURSE_FILE, Course, load_course
from llmlings.grade import grading
from llmlings.grade.engines import local
from llmlings.grade.slot import Order
from llmlings.grade.verdicts import StudentVerdict
from llmlings.testing.results import SuiteTest, TestResult

#: What passes every test of the module `toy`, half of them, and none.
RIGHT, HALF, WRONG = "total = double = right\n", "total = right\ndouble = wrong\n", "total = double = wrong\n"
_TESTS = [(kind, function) for kind in ("visible", "hidden") for function in ("double", "total")]


def three_modules(toy: Course) -> Course:
    """Add the modules `twin`, and `trio`, which uses `toy`, to the toy course."""
    text = (toy.root / COURSE_FILE).read_text(encoding="utf-8")
    entry = text[text.index("[[part.module]]") :].replace('anchors = ["q-toy"]', "anchors = []")
    more = [entry.replace('"toy"', f'"{name}"') for name in ("twin", "trio")]
    more[1] = more[1].rstrip() + '\nuses = ["toy"]\n'
    (toy.root / COURSE_FILE).write_text("\n".join([text, *more]), encoding="utf-8")
    for path in [path for path in toy.root.rglob("*toy*.py") if path.parent.name != "toy"]:
        for name in ("twin", "trio"):
            path.with_name(path.name.replace("toy", name)).write_text(
                re.sub(r"\btoy\b", name, path.read_text(encoding="utf-8")), encoding="utf-8"
            )
    return load_course(toy.root)


def hand_in(folder: Path, **answers: str) -> Path:
    """Write modules, each named as `student__module`; an empty text takes one away."""
    for place, source in answers.items():
        student, module = place.split("__")
        path = folder / student / f"{module}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        if not source:
            path.unlink()
    return folder


class QuickGrader:
    """Grades into one folder, and remembers what was tested: module, its student's sources, and the tests' modules."""

    def __init__(self, course: Course, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.course = course
        self.out = out
        self.tested: list[str] = []
        self.sources: list[list[str]] = []
        self.collected: list[tuple[str, ...]] = []
        self.told: list[str] = []
        monkeypatch.setattr(local, "Slot", lambda order: _Slot(order, self))

    def __call__(self, submissions: Path, *modules: str, seed: str = "s", **options) -> dict[str, str]:
        """Grade, and return the points of each student's modules, `-` for one that is missing."""
        self.tested, self.told = [], []
        found = grading.grade(
            self.course, submissions, self.out,
            modules=modules, jobs=1, seed=seed, notice=self.told.append,
            **{"sandbox": "none", "regrade": False, "progress": lambda *_: None} | options,
        )  # fmt: skip
        return marks(found)

    def table(self, name: str = "grades.csv") -> list[str]:
        """The lines of a table, without its head."""
        return (self.out / name).read_text(encoding="utf-8").splitlines()[1:]


def marks(found: list[StudentVerdict]) -> dict[str, str]:
    return {
        v.student: " ".join("-" if m.status == "missing" else f"{m.points:g}" for m in v.modules) for v in found
    }  # fmt: skip


class _Slot:
    def __init__(self, order: Order, grader: QuickGrader) -> None:
        self._order = order
        self._grader = grader
        grader.collected.append(order.modules)

    def tests(self) -> tuple[SuiteTest, ...]:
        return tuple(
            SuiteTest(f"tests/{kind}/test_{module}.py::test_{function}", f"{function}.", module, function, kind)  # type: ignore[arg-type]
            for module in self._order.modules
            for kind, function in _TESTS
        )

    def grade(self, sources: Mapping[str, str], modules: Collection[str]) -> tuple[TestResult, ...]:
        (module,) = modules
        self._grader.tested.append(module)
        self._grader.sources.append(sorted(sources))
        return tuple(
            TestResult(test.id, test.name, module, test.function, test.visibility, _status(sources[module], test))
            for test in self.tests()
            if test.module == module
        )

    def close(self) -> None:
        pass


def _status(source: str, test: SuiteTest):
    return "passed" if re.search(rf"{test.function}\b.*= right", source) else "failed"
