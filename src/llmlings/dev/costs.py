"""What mistakes cost: a misconception a quarter of its function's points, a slip a twentieth."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from llmlings.course import Module
from llmlings.grade.verdicts import exact_points, rounded
from llmlings.testing.catalogue import WrongAnswer
from llmlings.testing.results import SuiteTest

MISCONCEPTION, SLIP = Fraction(1, 4), Fraction(1, 20)


def cost(module: Module, tests: Sequence[SuiteTest], function: str, failed: Collection[str]) -> Fraction:
    """Return the share of a function's points that is lost with those of its tests that failed, of a module's tests."""
    # An extra takes no part of the module's points: what its tests are worth is among the extras' own.
    alike = [test for test in tests if (test.function in module.extra) == (function in module.extra)]
    worth = exact_points(Fraction(1), alike)
    own = [worth[test.id] for test in tests if test.function == function]
    lost = [worth[test.id] for test in tests if test.function == function and test.id in failed]
    # While a module is written, a function may have no test yet.
    return sum(lost, Fraction(0)) / sum(own) if own else Fraction(0)


def least(wrong: WrongAnswer) -> Fraction:
    """Return the share of its function's points that a mistake has to cost."""
    return SLIP if wrong.slip else MISCONCEPTION


def cost_problem(
    module: Module, tests: Sequence[SuiteTest], wrong: WrongAnswer, tries: Mapping[str, Collection[str]]
) -> str:
    """Return a sentence on a mistake that costs too little with one of the seeds, else nothing.

    `tries` says for each seed which of the module's tests failed.
    """
    seed = min(tries, key=lambda seed: cost(module, tests, wrong.function, tries[seed]))
    lost = cost(module, tests, wrong.function, tries[seed])
    kind = "slip" if wrong.slip else "misconception"
    if lost >= least(wrong):
        return ""
    own = [test.id for test in tests if test.function == wrong.function and test.id in tries[seed]]
    listed = ", ".join(id.removeprefix("tests/") for id in own) or "no test"
    return (
        f"mistake {wrong.module}/{wrong.id} costs {_percent(lost)} of the points of {wrong.function} with --seed "
        f"'{seed}', where a {kind} costs {_percent(least(wrong))} or more; it fails {listed}. Give a weight to the "
        "test that asks for the idea, as in @about(..., weight=2), or add one."
    )


def _percent(share: Fraction) -> str:
    return f"{rounded(100 * share, 1)} %"
