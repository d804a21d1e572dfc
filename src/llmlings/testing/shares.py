"""How the points of tests are shared out: the one place that knows, for grades and for notebooks."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from llmlings.testing.results import SuiteTest, TestResult


def shares(tests: Sequence[SuiteTest | TestResult]) -> dict[str, Fraction]:
    """Return what share of their points each of these tests has, by id: the same for each function, then by weight."""
    weights: Counter[str] = Counter()
    for test in tests:
        weights[test.function] += test.weight
    return {test.id: Fraction(test.weight, weights[test.function] * len(weights)) for test in tests}
