"""The marks that every output shows: what was graded, with all that the teacher decided."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from llmlings.grade.ledger import Decision, Ledger
from llmlings.grade.roster import called, pseudonyms
from llmlings.grade.rules import Rules, read_rules
from llmlings.grade.verdicts import (
    SHARES,
    ModuleVerdict,
    StudentVerdict,
    TestVerdict,
    combined,
    exact_points,
    rounded,
    status_of,
)
from llmlings.testing.results import SuiteTest


@dataclass(frozen=True)
class _Decided:
    """What holds now: points set by hand for student and module, tests that are dropped, and the rules."""

    overrides: Mapping[tuple[str, str], Decision]
    dropped: Collection[str]
    rules: Rules


def decided(ledger: Ledger) -> list[StudentVerdict]:
    """Return the verdict on each student of the class as all outputs show it, sorted by what the student is called."""
    verdicts = ledger.students()
    holds = _in_force(ledger)
    names, hidden = ledger.names(), pseudonyms(ledger.path.parent, [verdict.student for verdict in verdicts])
    shown = [called(_student(verdict, holds), names, hidden) for verdict in verdicts]
    return sorted(shown, key=lambda verdict: verdict.student)


def waiting(ledger: Ledger) -> list[str]:
    """Return the students whom a stopped run did not come to, as all outputs call them, sorted."""
    students = ledger.ungraded()
    hidden = pseudonyms(ledger.path.parent, students)
    return sorted(hidden.get(student, student) for student in students)


def _in_force(ledger: Ledger) -> _Decided:
    overrides: dict[tuple[str, str], Decision] = {}
    drops: dict[str, Decision] = {}
    for decision in ledger.decisions():
        if decision.kind == "override":
            overrides[decision.student, decision.module] = decision
        elif decision.kind == "drop":
            drops[decision.test] = decision
    return _Decided(
        {place: decision for place, decision in overrides.items() if not decision.is_back},
        {test for test, decision in drops.items() if not decision.is_back},
        read_rules(ledger.path.parent, ledger.modules()),
    )


def _student(verdict: StudentVerdict, holds: _Decided) -> StudentVerdict:
    decided = combined(verdict.student, [_module(verdict.student, module, holds) for module in verdict.modules])
    extra = holds.rules.extra.get(verdict.student, Fraction(0))
    points = rounded(Fraction(str(decided.points)) + extra, 2)
    return replace(decided, points=points, extra_points=rounded(extra, 2))


def _module(student: str, module: ModuleVerdict, holds: _Decided) -> ModuleVerdict:
    found, said = module, []
    gone = [test for test in module.tests if test.id in holds.dropped]
    # If all of them were dropped, there would be nothing to share the points out over.
    if gone and len(gone) < len(module.tests):
        found = _without(found, {test.id for test in gone})
        said.append(f"{len(gone)} {'test was' if len(gone) == 1 else 'tests were'} dropped.")
    rule = holds.rules.of(module.module)
    if rule.weight != 1:
        found = _times(found, rule.weight)
        said.append(f"It counts {_text(rule.weight)} times.")
    days = holds.rules.days_late(student, module.module)
    if days and rule.late_percent:
        lost = min(days * rule.late_percent, Fraction(100))
        found = _with_points(found, Fraction(str(found.points)) * (100 - lost) / 100)
        said.append(f"Received {days} day{'s' * (days > 1)} late: {_text(lost)} % less.")
    if override := holds.overrides.get((student, module.module)):
        # A weight that was lowered since does not make it more than everything.
        points = min(Fraction(str(override.points)), Fraction(str(found.max_points)))
        found = replace(_with_points(found, points), visible_points=rounded(points * SHARES["visible"], 2))
        said.append(f"Set to {_text(points)} by the teacher: {override.because}")
    if not said:
        return module
    return replace(found, decision=" ".join(said), graded_points=module.points)


def _without(module: ModuleVerdict, dropped: Collection[str]) -> ModuleVerdict:
    """Return a verdict in which others have the points of `dropped` tests: those of the function, if any is left."""
    tests = [SuiteTest(t.id, t.name, module.module, t.function, t.visibility, t.weight) for t in module.tests]
    worth = exact_points(Fraction(str(module.max_points)), tests)
    free: defaultdict[str, Fraction] = defaultdict(Fraction)
    for test in tests:
        if test.id in dropped:
            free[test.function] += worth.pop(test.id)
    left = [test for test in tests if test.id in worth]
    for function in {test.function for test in left} & free.keys():
        own = {test.id for test in left if test.function == function}
        _share(worth, own, free.pop(function))
    _share(worth, worth.keys(), sum(free.values(), Fraction(0)))
    judged = tuple(_worth(test, worth.get(test.id)) for test in module.tests)
    earned = {t.id: worth[t.id] for t in judged if t.status == "passed" and not t.dropped}
    visible = sum((earned.get(test.id, Fraction(0)) for test in left if test.visibility == "visible"), Fraction(0))
    return replace(
        module,
        status=status_of([test.status for test in judged if not test.dropped]),
        points=rounded(sum(earned.values(), Fraction(0)), 2),
        visible_points=rounded(visible, 2),
        tests=judged,
    )


def _share(worth: dict[str, Fraction], tests: Collection[str], points: Fraction) -> None:
    """Give points to tests, each as much more as it is worth of them."""
    whole = sum(worth[test] for test in tests)
    for test in tests:
        worth[test] += points * worth[test] / whole


def _worth(test: TestVerdict, worth: Fraction | None) -> TestVerdict:
    if worth is None:
        return replace(test, points=0, max_points=0, dropped=True)
    most = rounded(worth, 4)
    return replace(test, points=most if test.status == "passed" else 0, max_points=most)


def _times(module: ModuleVerdict, weight: Fraction) -> ModuleVerdict:
    def scaled(value: float, digits: int = 2) -> float:
        return rounded(Fraction(str(value)) * weight, digits)

    return replace(
        module,
        points=scaled(module.points),
        visible_points=scaled(module.visible_points),
        max_points=scaled(module.max_points),
        tests=tuple(replace(t, points=scaled(t.points, 4), max_points=scaled(t.max_points, 4)) for t in module.tests),
        module_weight=float(weight),
    )


def _with_points(module: ModuleVerdict, points: Fraction) -> ModuleVerdict:
    """Return a verdict with other points, of which the same part was earned in visible tests."""
    before = Fraction(str(module.points))
    visible = points * Fraction(str(module.visible_points)) / before if before else Fraction(0)
    return replace(module, points=rounded(points, 2), visible_points=rounded(visible, 2))


def _text(value: Fraction) -> str:
    return f"{float(value):g}"
