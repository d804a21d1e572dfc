"""Points are shared out over functions equally, and over the tests of a function by weight."""

from fractions import Fraction

from llmlings.testing.results import SuiteTest
from llmlings.testing.shares import shares


def suite_of(**weights: list[int]) -> list[SuiteTest]:
    return [
        SuiteTest(f"{function}_{n}", "A.", "toy", function, "visible", weight)
        for function, found in weights.items()
        for n, weight in enumerate(found)
    ]


def test_each_function_has_the_same_share_however_many_tests_it_has() -> None:
    found = shares(suite_of(double=[1], total=[1, 1, 1]))
    assert found == {"double_0": Fraction(1, 2)} | {f"total_{n}": Fraction(1, 6) for n in range(3)}


def test_within_a_function_weights_decide() -> None:
    found = shares(suite_of(double=[2], total=[1, 3]))
    assert found == {"double_0": Fraction(1, 2), "total_0": Fraction(1, 8), "total_1": Fraction(3, 8)}


def test_nothing_is_shared_out_over_no_tests() -> None:
    assert shares([]) == {}
