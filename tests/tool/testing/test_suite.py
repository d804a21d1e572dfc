"""The tests of a course, collected once and run over several implementations."""

from collections.abc import Callable

import pytest

from llmlings.course import Course
from llmlings.dev.derived import derive
from llmlings.errors import CourseError
from llmlings.testing.catalogue import WrongAnswer, read_mistakes
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.results import TestResult
from llmlings.testing.stable import Again
from llmlings.testing.suite import Suite, with_suite


def collected(course: Course, body: Callable[[Suite], object]) -> None:
    with_suite(course, [course.tests("toy", "visible"), course.tests("toy", "hidden")], "secret", body)


def answers(course: Course, source: str = "") -> LocalImplementation:
    return LocalImplementation(course.root / "solutions", {"toy": source} if source else None)


def statuses(results: list[TestResult]) -> list[str]:
    return [result.status for result in results]


def test_one_collection_serves_many_answers(toy: Course) -> None:
    seen = []

    def body(suite: Suite) -> None:
        for source in ("", "x = (", ""):
            seen.append(statuses(suite.run(answers(toy, source))))

    collected(toy, body)
    assert seen == [["passed"] * 9, ["error"] * 9, ["passed"] * 9]


def test_visible_tests_come_first(toy: Course) -> None:
    tests = []
    collected(toy, lambda suite: tests.extend(suite.tests))
    assert [test.visibility for test in tests] == ["visible"] * 4 + ["hidden"] * 5
    assert tests[6].name == "Any numbers are added. [four]"


def test_results_have_the_weight_of_their_test(toy: Course) -> None:
    path = toy.tests("toy", "hidden")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('@about("total")\n@pytest', '@about("total", weight=3)\n@pytest'), encoding="utf-8")
    found: list[tuple[int, int]] = []

    def body(suite: Suite) -> None:
        results = suite.run(answers(toy))
        found.extend((test.weight, result.weight) for test, result in zip(suite.tests, results, strict=True))

    collected(toy, body)
    # Each case of a parametrized test has its weight.
    assert found == [(1, 1)] * 5 + [(3, 3)] * 2 + [(1, 1)] * 2


def test_mistakes_are_named_in_hidden_tests_too(toy: Course) -> None:
    results: list[TestResult] = []
    squares = read_mistakes(toy, "toy")[0].source
    collected(toy, lambda suite: results.extend(suite.run(answers(toy, squares))))
    assert [(r.function, r.mistake) for r in results if r.status == "failed"] == [("double", "squares")] * 3
    assert "likely:    Your numbers are squares" in results[0].message


def test_a_costly_mistake_is_named_without_being_run(toy: Course) -> None:
    results: list[TestResult] = []
    source = "def total(numbers):\n    while True: pass\n"
    collected(toy, lambda suite: results.extend(suite.run(answers(toy, source))))
    assert [r.mistake for r in results if r.function == "total"] == ["counts_up"] * 5
    assert statuses(results)[1:3] == ["timeout", "timeout"]


def test_a_mistake_that_ran_out_of_time_where_it_was_tried_is_no_cause_of_that(toy: Course) -> None:
    with toy.mistakes("toy").open("a", encoding="utf-8") as file:
        file.write('\n\n@mistake("double")\ndef waits(numbers):\n    """You wait."""\n    while True: pass\n')
    results: list[TestResult] = []
    source = "def double(numbers):\n    while True: pass\ndef total(numbers):\n    return sum(numbers)\n"
    collected(toy, lambda suite: results.extend(suite.run(answers(toy, source))))
    assert {r.mistake for r in results if r.function == "double"} == {None}


def test_another_seed_draws_other_inputs(toy: Course) -> None:
    messages = []

    def body(suite: Suite) -> None:
        wrong = answers(toy, "def double(numbers):\n    return 0.0\ndef total(numbers):\n    return 0\n")
        for seed in ("a", "b", "a"):
            suite.use_seed(seed)
            messages.append(suite.run(wrong)[5].message)

    collected(toy, body)
    assert messages[0] == messages[2] != messages[1]


def test_an_error_of_the_body_is_not_swallowed(toy: Course) -> None:
    def body(suite: Suite) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        collected(toy, body)


def test_tests_that_cannot_be_collected_are_one_sentence(toy: Course) -> None:
    toy.tests("toy", "hidden").write_text("import nowhere\n")
    with pytest.raises(CourseError, match="cannot be collected"):
        collected(toy, lambda suite: None)


def test_no_modules_are_no_tests(toy: Course) -> None:
    results = []
    collected(toy, lambda suite: results.append(suite.run(answers(toy), [])))
    assert results == [[]]


HALF_WRONG = """
import numpy as np

def double(numbers):
    return np.asarray(numbers, dtype=np.float64) ** 2

def total(numbers):
    return {}
"""


def test_a_mistake_that_does_not_explain_every_failed_test_is_one_possible_cause(toy: Course) -> None:
    results: list[TestResult] = []
    source = HALF_WRONG.format("sum(numbers[:-1]) if len(numbers) < 4 else 0")
    collected(toy, lambda suite: results.extend(suite.run(answers(toy, source))))
    failed = [r for r in results if r.function == "total" and r.status == "failed"]
    assert {r.mistake for r in failed} == {None}
    assert "one cause can be: Your sum leaves out the last number." in failed[0].message
    assert not any("likely:" in r.message for r in failed)


def test_a_mistake_is_tried_on_failed_tests_alone_and_once(toy: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    loaded = Suite._implementation

    def watched(suite: Suite, wrong: WrongAnswer) -> LocalImplementation:
        asked.append((wrong.id, ""))
        return loaded(suite, wrong)

    monkeypatch.setattr(Suite, "_implementation", watched)

    def body(suite: Suite) -> None:
        source = "def total(numbers):\n    if not numbers: raise ValueError('numbers')\n    return 3\n"
        toy_answers = answers(toy, SOLUTION + source)
        for _ in range(2):
            suite.run(toy_answers)

    SOLUTION = toy.solution("toy").read_text(encoding="utf-8") + "\n\n"
    collected(toy, body)
    # It gives 3 for 1 and 2, which is right, so three hidden tests fail; mistakes in `double` are not asked at all.
    assert sorted(asked) == [("begins_at_one", "")] * 3 + [("forgets_the_last", "")] * 3


def test_the_file_of_answers_says_what_a_mistake_would_have_failed(toy: Course) -> None:
    """An answer that is wrong in a hidden test as a mistake is, and right in a visible one, is no such mistake."""
    list(derive(toy, ["mistakes"], check=False))
    results: list[TestResult] = []
    source = "def total(numbers):\n    return sum(numbers[:-1]) if len(numbers) > 2 else sum(numbers)\n"
    collected(toy, lambda suite: results.extend(suite.run(answers(toy, source))))
    failed = [r for r in results if r.function == "total" and r.status == "failed" and r.visibility == "hidden"]
    assert failed
    assert {r.mistake for r in failed} == {None}


def test_a_wrong_answer_that_changes_is_told_so_as_a_right_one_is(toy: Course) -> None:
    source = toy.solution("toy").read_text(encoding="utf-8")
    luck = source.replace("return sum(numbers)", "return sum(numbers) + OTHER")
    messages: list[dict[str, str]] = []

    def body(suite: Suite) -> None:
        for one, other in ((0, 1), (1, 0), (7, 8)):
            asked, again = answers(toy, f"OTHER = {one}\n{luck}"), answers(toy, f"OTHER = {other}\n{luck}")
            messages.append({r.id: r.message for r in suite.run(asked, again={"toy": Again(again)})})

    collected(toy, body)
    assert messages[0] == messages[1] == messages[2]


def test_where_chance_decides_every_test_of_the_function_says_so(toy: Course) -> None:
    source = toy.solution("toy").read_text(encoding="utf-8")
    luck = source.replace("return sum(numbers)", "return sum(numbers) + (OTHER if len(numbers) == 4 else 0)")
    results: list[list[TestResult]] = []

    def body(suite: Suite) -> None:
        for by_chance in (False, True):
            asked, again = answers(toy, f"OTHER = 0\n{luck}"), answers(toy, f"OTHER = 1\n{luck}")
            results.append(suite.run(asked, again={"toy": Again(again, by_chance)}))

    collected(toy, body)
    failed = [[r for r in found if "gave another answer" in r.message] for found in results]
    assert len(failed[0]) == 1
    assert {r.id for r in failed[1]} == {r.id for r in results[1] if r.function == "total"}
    assert {r.status for r in failed[1]} == {"failed"}
    assert {r.mistake for found in failed for r in found} == {None}


def test_an_answer_that_changes_from_process_to_process_fails(toy: Course) -> None:
    results: list[TestResult] = []
    source = toy.solution("toy").read_text(encoding="utf-8")
    luck = source.replace("return sum(numbers)", "return sum(numbers) + OTHER")

    def body(suite: Suite) -> None:
        one, other = answers(toy, f"OTHER = 0\n{luck}"), answers(toy, f"OTHER = 1\n{luck}")
        results.extend(suite.run(one, again={"toy": Again(other)}))

    collected(toy, body)
    assert {r.status for r in results if r.function == "double"} == {"passed"}
    total = [r for r in results if r.function == "total"]
    refusals = [r for r in total if "refused" in r.id]
    assert {r.status for r in total if r not in refusals} == {"failed"}
    assert "total gave another answer when it was asked again in a new Python process." in total[0].message
    assert {r.status for r in refusals} == {"passed"}


def test_luck_at_import_is_drawn_anew_for_each_test(toy: Course) -> None:
    source = toy.solution("toy").read_text(encoding="utf-8")
    luck = source.replace("return sum(numbers)", "return sum(numbers) + OTHER")
    draws = iter([0, 0, 1, *[0] * 9])

    class Drawn(LocalImplementation):
        def __init__(self) -> None:
            super().__init__(toy.root / "solutions", {"toy": f"OTHER = {next(draws)}\n{luck}"})

    results: list[TestResult] = []

    def body(suite: Suite) -> None:
        again = Drawn()
        results.extend(suite.run(answers(toy, f"OTHER = 0\n{luck}"), again={"toy": Again(again, True, again.__init__)}))

    collected(toy, body)
    assert {r.status for r in results if r.function == "total" and "refused" not in r.id} == {"failed"}


@pytest.mark.parametrize(("by_chance", "status"), [(False, "passed"), (True, "failed")])
def test_a_test_that_takes_long_is_asked_again_where_chance_may_decide(
    toy: Course, by_chance: bool, status: str
) -> None:
    path = toy.tests("toy", "hidden")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('@about("total")\n@pytest', '@about("total", seconds=9)\n@pytest'), encoding="utf-8")
    source = toy.solution("toy").read_text(encoding="utf-8")
    luck = source.replace("return sum(numbers)", "return sum(numbers) + (OTHER if len(numbers) == 4 else 0)")
    results: list[TestResult] = []

    def body(suite: Suite) -> None:
        asked, again = answers(toy, f"OTHER = 0\n{luck}"), answers(toy, f"OTHER = 1\n{luck}")
        results.extend(suite.run(asked, again={"toy": Again(again, by_chance)}))

    collected(toy, body)
    assert {r.status for r in results if r.id.endswith("[four]")} == {status}


ADDERS = '''
from exercises import toy
from llmlings.testing import about, check_close


@about("total")
def test_two():
    """An adder adds two numbers."""
    check_close(toy.total([1, 2]).added(), 3)


@about("total")
def test_four():
    """An adder adds four numbers."""
    check_close(toy.total([1, 2, 3, 4]).added(), 10)
'''

ADDER = """
OTHER = {}


class Adder:
    def __init__(self, numbers):
        self.numbers = numbers

    def added(self):
        return sum(self.numbers) + (OTHER if len(self.numbers) == 4 else 0)


def total(numbers):
    return Adder(numbers)
"""


def test_what_a_method_answers_by_chance_is_luck_for_all_objects_of_its_class(toy: Course) -> None:
    toy.tests("toy", "hidden").write_text(ADDERS, encoding="utf-8")
    results: list[TestResult] = []

    def body(suite: Suite) -> None:
        asked, again = answers(toy, ADDER.format(0)), answers(toy, ADDER.format(1))
        results.extend(suite.run(asked, again={"toy": Again(again, lambda: None)}))

    collected(toy, body)
    hidden = [result for result in results if result.visibility == "hidden"]
    assert [result.status for result in hidden] == ["failed", "failed"]
    assert all("Adder.added gave another answer when it was asked again" in result.message for result in hidden)
