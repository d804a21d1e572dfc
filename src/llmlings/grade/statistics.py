"""What a class's verdicts say about the tests and about the most common mistakes."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from llmlings.grade.verdicts import StudentVerdict, TestVerdict
from llmlings.testing.results import Visibility


@dataclass(frozen=True)
class TestStatistic:
    """How one test went in the class.

    `handed_in` counts students who worked on the module: it is there, readable and not untouched. `separation` is the
    correlation between passing the test and the points for everything else, None where one of them is the same for all.
    """

    __test__ = False  # pytest would take the class for a group of tests

    id: str
    name: str
    module: str
    visibility: Visibility
    passed: int
    handed_in: int
    separation: float | None

    @property
    def flag(self) -> str:
        """Say what is odd about the test, or nothing."""
        # One student is nobody to compare with.
        if self.handed_in < 2 or 0 < self.passed < self.handed_in:
            return ""
        return "everybody passes" if self.passed else "nobody passes"


@dataclass(frozen=True)
class CommonMistake:
    """A catalogued mistake and the students of the class who made it."""

    module: str
    id: str
    students: tuple[str, ...]


def suite_statistics(verdicts: Sequence[StudentVerdict]) -> list[TestStatistic]:
    """Return a statistic for each test; those of one module are in the order of the suite."""
    first: dict[str, tuple[str, TestVerdict]] = {}
    outcomes: defaultdict[str, list[tuple[bool, float]]] = defaultdict(list)
    for verdict in verdicts:
        for module in verdict.modules:
            for test in module.tests:
                first.setdefault(test.id, (module.module, test))
                if module.status != "todo":
                    outcomes[test.id].append((test.status == "passed", verdict.points - test.points))
    return [
        TestStatistic(
            test.id,
            test.name,
            module,
            test.visibility,
            sum(passed for passed, _ in outcomes[test.id]),
            len(outcomes[test.id]),
            _correlation(outcomes[test.id]),
        )
        for module, test in first.values()
    ]


def common_mistakes(verdicts: Sequence[StudentVerdict]) -> list[CommonMistake]:
    """Return the mistakes of the class, those of most students first."""
    students: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for verdict in verdicts:
        for module in verdict.modules:
            for mistake in {test.mistake for test in module.tests if test.mistake}:
                students[module.module, mistake].append(verdict.student)
    found = [CommonMistake(module, mistake, tuple(names)) for (module, mistake), names in students.items()]
    return sorted(found, key=lambda mistake: (-len(mistake.students), mistake.module, mistake.id))


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    if not pairs:
        return None
    mean_x = math.fsum(x for x, _ in pairs) / len(pairs)
    mean_y = math.fsum(y for _, y in pairs) / len(pairs)
    products = math.fsum((x - mean_x) * (y - mean_y) for x, y in pairs)
    squares = math.fsum((x - mean_x) ** 2 for x, _ in pairs) * math.fsum((y - mean_y) ** 2 for _, y in pairs)
    # Points are multiples of a hundredth: less is what rounding leaves of no difference at all.
    return products / math.sqrt(squares) if squares > 1e-9 else None
