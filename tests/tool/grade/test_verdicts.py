"""Results of tests become points and statuses by the rules of docs/reference/files.md."""

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from llmlings.course import Module, load_course
from llmlings.errors import CourseError
from llmlings.grade.intake import Missing, SourceFile, Submission
from llmlings.grade.verdicts import from_data, judge, rounded, share_points, to_data
from llmlings.testing.results import SuiteTest, TestResult

REAL_COURSE = load_course(Path(__file__).parents[3])


def module_of(name: str, points: int, *functions: str) -> Module:
    return replace(REAL_COURSE.modules[0], name=name, points=points, functions=functions)


BPE = module_of("bpe", 15, "count", "merge", "train")
ONE_HOT = module_of("one_hot", 5, "one_hot")
COURSE = replace(REAL_COURSE, modules=(BPE, ONE_HOT))


def suite_of(
    module: Module, visible: dict[str, int], hidden: dict[str, int], weight: Callable[[], int] = lambda: 1
) -> list[SuiteTest]:
    id = f"{{}}/{module.name}::{{}}_{{}}".format
    return [
        SuiteTest(id(visibility, function, n), f"{function} {n}.", module.name, function, visibility, weight())
        for visibility, counts in (("visible", visible), ("hidden", hidden))
        for function, count in counts.items()
        for n in range(count)
    ]


SUITE = [
    *suite_of(BPE, {"count": 2, "merge": 1}, {"count": 1, "merge": 1, "train": 3}),
    *suite_of(ONE_HOT, {"one_hot": 1}, {"one_hot": 1}),
]


def result(test: SuiteTest, status: str = "passed", message: str = "", **more) -> TestResult:
    return TestResult(test.id, test.name, test.module, test.function, test.visibility, status, message, **more)


def results(**statuses: str) -> dict[str, TestResult]:
    """All passed, but `module=status` for a module's tests and `function=status` for a function's."""
    return {
        test.id: result(test, statuses.get(test.function) or statuses.get(test.module) or "passed") for test in SUITE
    }


HANDED_IN = Submission("ann", "5a", {"bpe": SourceFile("bpe.py"), "one_hot": SourceFile("one_hot.py")})


def verdict(found=None, submission=HANDED_IN, tests=SUITE):
    return judge(COURSE, submission, tests, results() if found is None else found, "50", "seed")


def test_points_are_shared_by_visibility_then_function_then_test():
    points = share_points(BPE, SUITE[:8])
    assert list(points.values()) == [
        *[Fraction(15 * 40, 100) / 2 / 2] * 2,
        Fraction(15 * 40, 100) / 2,
        *[Fraction(15 * 60, 100) / 3] * 2,
        *[Fraction(15 * 60, 100) / 3 / 3] * 3,
    ]


def test_points_always_add_up_to_the_module():
    draw = random.Random(2)
    for _ in range(300):
        functions = tuple(f"f{n}" for n in range(draw.randrange(1, 8)))
        module = module_of("m", draw.randrange(1, 30), *functions)
        counts = [{name: draw.randrange(0, 5) for name in functions} for _ in range(2)]
        tests = suite_of(module, *counts, lambda: draw.randrange(1, 7))
        assert sum(share_points(module, tests).values()) == (module.points if tests else 0)


def test_a_weight_counts_within_its_function_and_kind_alone():
    tests = [replace(test, weight=3) if test.id == "hidden/bpe::train_2" else test for test in SUITE[:8]]
    before, after = share_points(BPE, SUITE[:8]), share_points(BPE, tests)
    assert [after[test.id] for test in tests[5:]] == [Fraction(3, 5), Fraction(3, 5), Fraction(9, 5)]
    assert {id: points for id, points in after.items() if "hidden/bpe::train" not in id} == {
        id: points for id, points in before.items() if "hidden/bpe::train" not in id
    }


def test_visible_tests_are_worth_two_fifths_whatever_they_weigh():
    draw = random.Random(3)
    for _ in range(100):
        tests = suite_of(BPE, {"count": 3, "merge": 2}, {"count": 1, "train": 4}, lambda: draw.randrange(1, 7))
        points = share_points(BPE, tests)
        assert sum(points[test.id] for test in tests if test.visibility == "visible") == 6
        assert sum(points[test.id] for test in tests if test.function == "merge") == 3


def test_points_of_weighed_tests_are_rounded_once_at_the_end():
    tests = [replace(test, weight=5) if test.id == "visible/bpe::count_0" else test for test in SUITE]
    found = verdict({test.id: result(test, "failed" if test.weight == 5 else "passed") for test in tests}, tests=tests)
    (bpe, _) = found.modules
    assert (bpe.points, bpe.visible_points) == (12.5, 3.5)
    assert [test.max_points for test in bpe.tests[:2]] == [2.5, 0.5]


def test_a_test_of_an_unknown_function_is_one_sentence():
    with pytest.raises(CourseError, match=r"'split', which course\.toml does not list for 'bpe'"):
        share_points(BPE, suite_of(BPE, {"split": 1}, {}))


def test_full_marks():
    found = verdict()
    assert (found.student, found.submission_sha256, found.suite_sha256, found.seed) == ("ann", "5a", "50", "seed")
    assert (found.points, found.max_points) == (20, 20)
    assert [(m.module, m.status, m.points, m.max_points, m.message) for m in found.modules] == [
        ("bpe", "passed", 15, 15, ""),
        ("one_hot", "passed", 5, 5, ""),
    ]


@pytest.mark.parametrize(
    ("statuses", "status", "points"),
    [
        ({"bpe": "failed"}, "failed", 0),
        ({"bpe": "todo"}, "todo", 0),
        ({"bpe": "todo", "train": "blocked"}, "todo", 0),
        ({"bpe": "todo", "train": "failed"}, "failed", 0),
        ({"bpe": "timeout", "merge": "todo"}, "failed", 0),
        ({"train": "todo"}, "partial", 12),
        ({"count": "crashed"}, "partial", 9),
        ({"count": "error", "train": "memory"}, "partial", 6),
    ],
)
def test_the_status_and_points_of_a_module(statuses, status, points):
    found = verdict(results(**statuses))
    assert (found.modules[0].status, found.modules[0].points) == (status, points)
    assert found.modules[1].status == "passed"
    assert found.points == points + 5


def test_points_of_tests_have_four_decimals_of_modules_two_and_add_up_exactly_before():
    module = module_of("m", 10, "f")
    tests = suite_of(module, {"f": 7}, {"f": 3})
    course = replace(COURSE, modules=(module,))
    found = {test.id: result(test, "passed" if test.id.endswith(("_0", "_1")) else "failed") for test in tests}
    judged = judge(course, Submission("ann", "5a", {"m": SourceFile("m.py")}, ""), tests, found, "50", "")
    assert [test.points for test in judged.modules[0].tests[:3]] == [0.5714, 0.5714, 0]
    assert judged.modules[0].points == 5.14
    assert judged.points == 5.14


def test_the_total_is_the_sum_of_the_rounded_module_points():
    modules = tuple(module_of(name, 1, "f") for name in "abc")
    tests = [test for module in modules for test in suite_of(module, {}, {"f": 3})]
    found = {test.id: result(test, "passed" if test.id.endswith("_0") else "failed") for test in tests}
    handed_in = Submission("ann", "5a", {name: SourceFile(f"{name}.py") for name in "abc"})
    judged = judge(replace(COURSE, modules=modules), handed_in, tests, found, "50", "")
    assert [module.points for module in judged.modules] == [0.33] * 3
    assert judged.points == 0.99


def test_rounding_is_half_up():
    assert [rounded(Fraction(n, 1000), 2) for n in (5, 15, 25, 1005, 994, 2000)] == [0.01, 0.02, 0.03, 1.01, 0.99, 2]
    assert isinstance(rounded(Fraction(2000, 1000), 2), int)


def test_a_missing_module_has_no_points_and_no_tests():
    found = verdict(submission=replace(HANDED_IN, modules={"bpe": SourceFile("bpe.py")}))
    module = found.modules[1]
    assert (module.status, module.points, module.max_points, module.tests) == ("missing", 0, 5, ())
    assert "exercises/one_hot.py" in module.message
    assert (found.points, found.max_points) == (15, 20)


def test_an_unreadable_module_says_why_and_costs_itself_alone():
    modules = {**HANDED_IN.modules, "bpe": SourceFile("bpe.py", problem="bpe.py holds a null byte.")}
    found = verdict(submission=replace(HANDED_IN, modules=modules))
    assert (found.modules[0].status, found.modules[0].message) == ("unreadable", "bpe.py holds a null byte.")
    assert found.modules[1].status == "passed"


def test_an_unreadable_submission_is_unreadable_in_every_module():
    found = verdict({}, Submission("ann", "5a", {}, "The archive is encrypted."))
    assert [(m.status, m.message) for m in found.modules] == [("unreadable", "The archive is encrypted.")] * 2
    assert (found.points, found.max_points) == (0, 20)


def test_only_modules_with_tests_are_judged():
    found = verdict(tests=SUITE[8:])
    assert [module.module for module in found.modules] == ["one_hot"]
    assert found.max_points == 5


def test_a_verdict_that_all_tests_share_is_the_message_of_the_module():
    found = {t.id: result(t, "error", f"exercises/bpe.py: line 3: invalid syntax.\n  {t.name}") for t in SUITE}
    assert verdict(found).modules[0].message == "exercises/bpe.py: line 3: invalid syntax."
    found[SUITE[0].id] = result(SUITE[0], "error", "Another verdict.")
    assert verdict(found).modules[0].message == ""


def test_a_verdict_of_hidden_tests_alone_never_becomes_the_message_of_the_module():
    hidden = [test for test in SUITE if test.visibility == "hidden"]
    found = {test.id: result(test, "error", "f raised ValueError: secret input.") for test in hidden}
    assert [module.message for module in verdict(found, tests=hidden).modules] == ["", ""]


@pytest.mark.parametrize("status", ["todo", "blocked"])
def test_untouched_modules_have_no_message(status):
    found = {test.id: result(test, status, "It is still to do.") for test in SUITE}
    assert [module.message for module in verdict(found).modules] == ["", ""]


def test_what_a_test_said_is_kept_and_long_messages_are_cut():
    found = results()
    found[SUITE[0].id] = result(SUITE[0], "failed", "x" * 5_000, mistake="counts_once", seconds=0.123456)
    test = verdict(found).modules[0].tests[0]
    assert (test.id, test.name, test.visibility, test.status) == (SUITE[0].id, "count 0.", "visible", "failed")
    assert (test.mistake, test.seconds) == ("counts_once", 0.1235)
    assert test.message == "x" * 4_000 + "\n... (1,000 more characters)"


def test_a_module_says_which_file_was_taken_for_it_and_then_what_its_tests_say():
    files = {"bpe": SourceFile("bpe.py", renamed_from="bpe (1).py"), "one_hot": SourceFile("one_hot.py")}
    modules = {each.module: each for each in verdict(results(), Submission("ann", "5a", files)).modules}
    told = "Graded from bpe (1).py, taken for a renamed bpe.py."
    assert modules["bpe"].message == told
    assert modules["one_hot"].message == ""
    broken = SourceFile("bpe.py", problem="bpe.py holds a null byte.", renamed_from="bpe (1).py")
    modules = {each.module: each for each in verdict(results(), Submission("ann", "5a", {"bpe": broken})).modules}
    assert (modules["bpe"].status, modules["bpe"].message) == ("unreadable", f"{told} bpe.py holds a null byte.")


def test_a_missing_module_says_what_is_there_in_its_place():
    there = {"bpe": Missing("bpe (1).py is there; rename it.", ("bpe (1).py",))}
    modules = {each.module: each for each in verdict({}, Submission("ann", "5a", {}, missing=there)).modules}
    assert modules["bpe"].message == "There is no exercises/bpe.py or bpe.ipynb. bpe (1).py is there; rename it."
    assert modules["bpe"].beside == ("bpe (1).py",)
    assert modules["bpe"].status == modules["one_hot"].status == "missing"
    assert modules["one_hot"].message.endswith("; hand one in (no link to it).")
    assert modules["one_hot"].beside == ()


def test_results_of_an_older_version_can_be_read():
    data = to_data(verdict(results()))
    for module in data["modules"]:
        for name in ("beside", "files_sha256", "suite_sha256", "seed", "sandbox"):
            del module[name]
        for test in module["tests"]:
            del test["function"]
    tests = [test for module in from_data(data).modules for test in module.tests]
    assert {test.function for test in tests} == {""}
    assert [test.id for test in tests] == [test.id for module in verdict(results()).modules for test in module.tests]


def test_what_is_no_verdict_is_an_error():
    data = to_data(verdict(results()))
    for broken in ({}, {**data, "modules": 3}, {**data, "modules": [{}]}, {**data, "points": "many"}):
        with pytest.raises((KeyError, TypeError, ValueError)):
            from_data(broken)


def test_results_json_has_the_fields_of_schema_1_and_comes_back_equal():
    found = verdict(results(train="failed"))
    data = to_data(found)
    assert list(data) == [
        "schema", "student", "submission_sha256", "suite_sha256", "seed", "points", "max_points", "modules",
        "name", "extra_points",
    ]  # fmt: skip
    assert list(data["modules"][0]) == [
        "module", "status", "points", "visible_points", "max_points", "message", "tests", "beside",
        "files_sha256", "suite_sha256", "seed", "sandbox", "decision", "graded_points", "module_weight",
    ]  # fmt: skip
    assert list(data["modules"][0]["tests"][0]) == [
        "id", "name", "visibility", "status", "points", "max_points", "message", "mistake", "seconds",
        "function", "weight", "dropped",
    ]  # fmt: skip
    assert from_data(data) == found
    with pytest.raises(ValueError, match="schema 2"):
        from_data({**data, "schema": 2})
