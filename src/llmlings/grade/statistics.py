"""What a class's verdicts say: about the tests, the most common mistakes, and where students stopped.

A student has tried a module who handed in more of it than stubs, in a file that can be read. Shares and means are over
those: whoever has not come to a module says nothing about it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, TestVerdict
from llmlings.testing.results import Visibility

TRIED = ("passed", "partial", "failed")


@dataclass(frozen=True)
class TestStatistic:
    """How one test went in the class.

    `tried` counts students who tried its module. `separation` is the correlation between passing the test and the
    points for everything else, None where one of them is the same for all.
    """

    __test__ = False  # pytest would take the class for a group of tests

    id: str
    name: str
    module: str
    visibility: Visibility
    passed: int
    tried: int
    separation: float | None

    @property
    def flag(self) -> str:
        """Say what is odd about the test, or nothing."""
        # One student is nobody to compare with.
        if self.tried < 2:
            return ""
        if self.passed in (0, self.tried):
            return "everybody passes" if self.passed else "nobody passes"
        # Chance alone gives a correlation of this size, more or less.
        if self.separation is not None and self.separation < -1 / math.sqrt(self.tried):
            return "the weak pass it, the strong fail"
        return ""


@dataclass(frozen=True)
class CommonMistake:
    """A catalogued mistake, the students of the class who made it, and how many tried its module."""

    module: str
    id: str
    students: tuple[str, ...]
    tried: int


@dataclass(frozen=True)
class Stop:
    """Students who tried this module and none behind it; `module` is empty for those who tried none."""

    module: str
    students: tuple[str, ...]


@dataclass
class _Sums:
    """What a test's correlation is made of; whole numbers, so that nothing depends on the order of students."""

    module: str
    test: TestVerdict
    tried: int = 0
    passed: int = 0
    rest: int = 0
    rest_squared: int = 0
    rest_of_passed: int = 0

    def add(self, passed: bool, rest: int) -> None:
        self.tried += 1
        self.rest += rest
        self.rest_squared += rest * rest
        if passed:
            self.passed += 1
            self.rest_of_passed += rest

    def correlation(self) -> float | None:
        squares = self.passed * (self.tried - self.passed) * (self.tried * self.rest_squared - self.rest**2)
        products = self.tried * self.rest_of_passed - self.passed * self.rest
        return products / math.sqrt(squares) if squares else None


def suite_statistics(verdicts: Iterable[StudentVerdict]) -> list[TestStatistic]:
    """Return a statistic for each test; those of one module are in the order of the suite."""
    found: dict[str, _Sums] = {}
    for verdict in verdicts:
        total = round(verdict.points * 10_000)
        for module in verdict.modules:
            is_tried = module.status in TRIED
            for test in module.tests:
                sums = found.get(test.id)
                if sums is None:
                    sums = found[test.id] = _Sums(module.module, test)
                if is_tried:
                    passed = test.status == "passed"
                    sums.add(passed, total - round(test.points * 10_000) if passed else total)
    return [
        TestStatistic(id, s.test.name, s.module, s.test.visibility, s.passed, s.tried, s.correlation())
        for id, s in found.items()
    ]


def hardest(tests: Iterable[TestStatistic], most: int) -> list[TestStatistic]:
    """Return the tests that the smallest share passes of those who tried."""
    failed = [test for test in tests if test.passed < test.tried]
    return sorted(failed, key=lambda test: (test.passed / test.tried, -test.tried))[:most]


def to_look_at(tests: Iterable[TestStatistic]) -> list[TestStatistic]:
    """Return the tests that are flagged: first what the weak pass, then what nobody, then what everybody passes."""
    flagged = [test for test in tests if test.flag]
    return sorted(flagged, key=lambda test: (test.separation is None, test.separation or 0, test.passed, -test.tried))


def common_mistakes(verdicts: Iterable[StudentVerdict]) -> list[CommonMistake]:
    """Return the mistakes of the class, those of most students first."""
    students: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    tried: defaultdict[str, int] = defaultdict(int)
    for verdict in verdicts:
        for module in verdict.modules:
            tried[module.module] += module.status in TRIED
            for mistake in {test.mistake for test in module.tests if test.mistake}:
                students[module.module, mistake].append(verdict.student)
    found = [CommonMistake(module, id, tuple(names), tried[module]) for (module, id), names in students.items()]
    return sorted(found, key=lambda mistake: (-len(mistake.students), mistake.module, mistake.id))


def stops(verdicts: Iterable[StudentVerdict]) -> list[Stop]:
    """Return where students stopped, in the order of the course; who tried the last module stopped nowhere."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    names: list[str] = []
    for verdict in verdicts:
        names = [module.module for module in verdict.modules]
        last = max((n for n, module in enumerate(verdict.modules) if module.status in TRIED), default=-1)
        if last < len(names) - 1:
            found[last].append(verdict.student)
    return [Stop(names[last] if last >= 0 else "", tuple(found[last])) for last in sorted(found)]


def identical(verdicts: Iterable[StudentVerdict]) -> list[tuple[str, ...]]:
    """Return groups of students who handed in the same files, and more than stubs."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for verdict in verdicts:
        if any(module.status in TRIED for module in verdict.modules):
            groups[verdict.submission_sha256].append(verdict.student)
    return [tuple(students) for students in groups.values() if len(students) > 1]


def mean(modules: Sequence[ModuleVerdict]) -> float | None:
    """Return the mean points of those who tried the module, None if nobody did."""
    points = [module.points for module in modules if module.status in TRIED]
    return math.fsum(points) / len(points) if points else None


def histogram(verdicts: Iterable[StudentVerdict], bins: int = 10) -> list[int]:
    """Return how many students have up to a tenth of all points, up to two tenths, and so on."""
    counts = [0] * bins
    for verdict in verdicts:
        share = verdict.points / verdict.max_points if verdict.max_points else 0
        counts[min(int(share * bins), bins - 1)] += 1
    return counts
