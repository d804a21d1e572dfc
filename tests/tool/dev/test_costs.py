"""What a mistake costs is the share of its own function's points that its failed tests are worth."""

from dataclasses import replace
from fractions import Fraction

import pytest

from llmlings.course import Course
from llmlings.dev.costs import cost, cost_problem
from llmlings.testing.catalogue import WrongAnswer
from llmlings.testing.results import SuiteTest

WRONG = WrongAnswer("forgets", "toy", "total", "You forget.", "", "")
VISIBLE = [SuiteTest(f"tests/visible/test_toy.py::{n}", "A.", "toy", "total", "visible") for n in "abcd"]
HIDDEN = [SuiteTest(f"tests/hidden/test_toy.py::{n}", "A.", "toy", "total", "hidden") for n in "efg"]
OTHERS = [SuiteTest(f"tests/hidden/test_toy.py::{n}", "A.", "toy", "double", "hidden") for n in "hi"]
TESTS = [*VISIBLE, *HIDDEN, *OTHERS]


def ids(letters: str) -> list[str]:
    return [test.id for test in TESTS if test.id[-1] in letters]


# Two functions have hidden tests, one has visible ones: `total` has all of 40 %, and half of 60 %.
@pytest.mark.parametrize(
    ("failed", "share"), [("", "0"), ("a", "1/7"), ("e", "1/7"), ("abcdefg", "1"), ("ah", "1/7"), ("hi", "0")]
)
def test_only_its_own_functions_tests_count(toy: Course, failed: str, share: str) -> None:
    assert cost(toy.modules[0], TESTS, "total", ids(failed)) == Fraction(share)


def test_a_mistake_that_costs_enough_is_no_problem(toy: Course) -> None:
    assert cost_problem(toy.modules[0], TESTS, WRONG, {"x": ids("abe")}) == ""


def test_the_seed_with_which_it_costs_least_decides(toy: Course) -> None:
    problem = cost_problem(toy.modules[0], TESTS, WRONG, {"x": ids("abe"), "y": ids("e"), "z": ids("abcd")})
    assert problem.startswith("mistake toy/forgets costs 14.3 % of the points of total with --seed 'y'")
    assert "where a misconception costs 25 % or more; it fails hidden/test_toy.py::e. Give a weight" in problem


def test_one_that_fails_nothing_with_some_seed_costs_nothing(toy: Course) -> None:
    assert "costs 0 % of" in (problem := cost_problem(toy.modules[0], TESTS, WRONG, {"x": ids("e"), "y": []}))
    assert "it fails no test. " in problem


def test_where_a_function_has_no_test_yet_nothing_is_lost(toy: Course) -> None:
    assert cost(toy.modules[0], OTHERS, "total", []) == 0


def test_a_slip_costs_a_twentieth(toy: Course) -> None:
    slip = replace(WRONG, slip=True)
    assert cost_problem(toy.modules[0], TESTS, slip, {"x": ids("e")}) == ""
    light = [replace(test, weight=1 if test.id.endswith("e") else 9) for test in TESTS]
    assert "where a slip costs 5 % or more" in cost_problem(toy.modules[0], light, slip, {"x": ids("e")})


def test_weight_makes_a_mistake_cost_more(toy: Course) -> None:
    heavy = [replace(test, weight=3 if test.id.endswith("e") else 1) for test in TESTS]
    assert cost_problem(toy.modules[0], TESTS, WRONG, {"x": ids("e")})
    assert not cost_problem(toy.modules[0], heavy, WRONG, {"x": ids("e")})


def test_what_an_extra_costs_is_a_share_of_its_own_tests(toy: Course) -> None:
    module = replace(toy.modules[0], extra=("triple",))
    extras = [SuiteTest(f"tests/visible/test_toy.py::{n}", "A.", "toy", "triple", "visible") for n in "xyz"]
    assert cost(module, [*TESTS, *extras], "triple", [extras[0].id, *ids("a")]) == Fraction(1, 3)
    assert cost(module, [*TESTS, *extras], "total", ids("a")) == cost(module, TESTS, "total", ids("a"))
