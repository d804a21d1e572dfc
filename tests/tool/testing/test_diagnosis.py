"""Which catalogued mistake explains a set of verdicts."""

import itertools
from typing import Any

import numpy as np
import pytest
import torch

from llmlings.testing import diagnosis
from llmlings.testing.diagnosis import Answered, Mistake, diagnose, fingerprint
from llmlings.testing.examiner import Call
from llmlings.testing.observe import Outcome
from llmlings.testing.results import Status


def call(value: Any = None, **fields: Any) -> Call:
    return Call("m", "f", (), {}, Outcome(**{"kind": "value", "value": value, **fields}))


def answered(id: str, status: Status, signature: str = "", function: str = "f") -> Answered:
    return Answered(id, "m", function, status, signature)


def mistake(id: str, ends_as: str = "", function: str = "f", **fingerprints: str) -> Mistake:
    return Mistake(id, "m", "sentence", function, fingerprints, ends_as)


def names(tests: list[Answered], mistakes: list[Mistake]) -> dict[str, str]:
    """Return the causes by test; one that is merely possible with a question mark."""
    return {test: cause.mistake.id + "?" * (not cause.certain) for test, cause in diagnose(tests, mistakes).items()}


def test_a_mistake_with_the_same_answers_is_named() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "passed")]
    assert names(tests, [mistake("other", t1="y"), mistake("same", t1="x")]) == {"t1": "same"}


def test_no_mistake_is_named_without_the_same_answer() -> None:
    assert names([answered("t1", "failed", "x")], [mistake("other", t1="y"), mistake("elsewhere", t2="x")]) == {}


def test_the_mistake_that_explains_every_failed_test_is_the_cause() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "failed", "z")]
    mistakes = [mistake("a", t1="x"), mistake("b", t1="x", t2="z")]
    assert names(tests, mistakes) == {"t1": "b", "t2": "b"}


def test_a_mistake_that_fails_what_passed_is_not_the_cause() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "passed")]
    assert names(tests, [mistake("a", t1="x", t2="z"), mistake("b", t1="x")]) == {"t1": "b"}
    assert names(tests, [mistake("a", t1="x", t2="z")]) == {"t1": "a?"}


def test_of_two_that_explain_all_the_first_on_the_page_is_the_cause() -> None:
    assert names([answered("t1", "failed", "x")], [mistake("b", t1="x"), mistake("a", t1="x")]) == {"t1": "b"}


def test_a_mistake_that_leaves_a_failed_test_open_is_only_possible() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "failed", "y"), answered("t3", "failed", "?")]
    mistakes = [mistake("a", t1="x"), mistake("b", t1="x", t2="y")]
    assert names(tests, mistakes) == {"t1": "b?", "t2": "b?"}


def test_a_mistake_that_gives_the_same_in_no_more_than_half_of_the_tests_is_no_cause() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "failed", "y")]
    assert names(tests, [mistake("a", t1="x", t3="z"), mistake("c", t2="y")]) == {}


def test_errors_alone_make_nothing_certain() -> None:
    tests = [answered("t1", "error", "x"), answered("t2", "error", "y"), answered("t3", "passed")]
    assert names(tests, [mistake("a", t1="x", t2="y")]) == {"t1": "a?", "t2": "a?"}
    assert names(tests, [mistake("a", t1="x"), mistake("b", t1="x", t2="y", t3="z")]) == {}
    tests = [answered("t1", "error", "x"), answered("t2", "failed", "y")]
    assert names(tests, [mistake("a", t1="x", t2="y")]) == {"t1": "a", "t2": "a"}


def test_what_is_built_on_a_wrong_function_has_its_cause() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "failed", "y", "g")]
    mistakes = [mistake("a", t1="x", t2="y"), mistake("b", function="g", t2="z")]
    assert names(tests, mistakes) == {"t1": "a", "t2": "a"}
    # Who wrote the other function without the wrong one passes there.
    tests = [answered("t1", "failed", "x"), answered("t2", "passed", function="g")]
    assert names(tests, mistakes) == {"t1": "a"}
    # Not certain in its own function, it is no cause elsewhere.
    tests = [answered("t1", "failed", "?"), answered("t2", "failed", "y", "g")]
    assert names(tests, mistakes) == {}


def test_a_costly_mistake_explains_its_status() -> None:
    tests = [answered("t1", "timeout"), answered("t2", "memory", function="g")]
    assert names(tests, [mistake("slow", ends_as="timeout"), mistake("large", ends_as="memory", function="g")]) == {
        "t1": "slow",
        "t2": "large",
    }


def test_a_mistake_also_explains_what_ran_out_of_memory_here_and_failed_where_it_was_tried() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "memory", "?")]
    mistakes = [mistake("large", ends_as="memory"), mistake("wrong", t1="x", t2="index error")]
    assert names(tests, mistakes) == {"t1": "wrong", "t2": "wrong"}


def test_running_out_of_memory_alone_names_no_mistake_of_another_kind() -> None:
    tests = [answered("t1", "passed"), answered("t2", "memory", "?")]
    assert names(tests, [mistake("wrong", t1="x", t2="index error")]) == {}
    assert names(tests, [mistake("large", ends_as="memory"), mistake("wrong", t2="y")]) == {"t2": "large"}


def test_unfinished_work_is_no_mistake() -> None:
    assert names([answered("t1", "todo", "x")], [mistake("a", t1="x")]) == {}


def test_rounding_errors_do_not_matter() -> None:
    assert fingerprint([call(0.1 + 0.2)]) == fingerprint([call(0.3)])
    assert fingerprint([call(np.array([1e-17, -0.0]))]) == fingerprint([call(np.array([0.0, 0.0]))])


def test_kinds_that_tests_forgive_do_not_matter() -> None:
    alike = [
        [call(1), call(1.0), call(True), call(np.int64(1)), call(np.float32(1))],
        [call([1, 2]), call((1, 2)), call(np.array([1, 2])), call(np.array([1.0, 2.0])), call([np.int64(1), 2.0])],
    ]
    assert [len({fingerprint([one]) for one in group}) for group in alike] == [1, 1]


def test_all_else_matters() -> None:
    different = [
        call(1),
        call(2),
        call(1.5),
        call(2**53 + 1),
        call(2**53 + 3),
        call("1"),
        call(b"1"),
        call([1]),
        call([1, 12]),
        call([11, 2]),
        call([[1]]),
        call({1: 1}),
        call(np.array([[1.0]])),
        call(1, changed=("x",)),
        call(1, shares=("x",)),
        call(kind="raised", error="ValueError"),
        call(kind="raised", error="TypeError"),
        call(float("nan")),
        call(float("inf")),
        call(None),
    ]
    assert len({fingerprint([one]) for one in different}) == len(different)
    assert fingerprint([call(1), call(2)]) != fingerprint([call(2), call(1)])


def test_what_a_refusal_has_to_name_matters() -> None:
    def refusal(text: str, error: str = "ValueError") -> Call:
        return Call("m", "f", (), {}, Outcome("raised", error=error, message=text, refuses=True), rejects="dog")

    assert fingerprint([refusal("no dog")]) == fingerprint([refusal("dog is unknown", "BadInput")])
    assert fingerprint([refusal("no dog")]) != fingerprint([refusal("no")])


def test_a_tensor_is_what_it_holds() -> None:
    prints = [fingerprint([call(torch.ones(2, dtype=kind))]) for kind in (torch.bfloat16, torch.float32, torch.int64)]
    assert len(set(prints)) == 1
    assert fingerprint([call(torch.ones(2, requires_grad=True))]) not in prints
    assert fingerprint([call(torch.zeros(2))]) not in prints


def test_a_fingerprint_is_made_of_so_much_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "MAX_PARTS", 100)
    assert fingerprint([call([*range(98), 1, 2])]) != fingerprint([call([*range(98), 2, 1])])
    assert fingerprint([call([*range(99), 1, 2])]) == fingerprint([call([*range(99), 2, 1])])
    assert fingerprint([call(np.arange(101))]) == fingerprint([call(np.array([*range(99), 7, 7]))])
    assert fingerprint([call(list(range(100))), call(1)]) == fingerprint([call(list(range(100))), call(2)])


def test_a_fingerprint_of_a_huge_answer_counts_its_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = itertools.count()
    number = diagnosis._number
    monkeypatch.setattr(diagnosis, "MAX_PARTS", 1000)
    monkeypatch.setattr(diagnosis, "_number", lambda value: next(counted) and number(value))
    fingerprint([call(np.zeros(10**6, dtype=np.int8)), call([[1, 2]] * 10**5)])
    assert next(counted) <= 1000
