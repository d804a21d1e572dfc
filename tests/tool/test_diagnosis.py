"""Which catalogued mistake explains a set of verdicts."""

from typing import Any

import numpy as np
import torch

from llmlings.testing.calls import Call
from llmlings.testing.diagnosis import Answered, Mistake, diagnose, fingerprint
from llmlings.testing.observe import Outcome
from llmlings.testing.results import Status


def call(value: Any = None, **fields: Any) -> Call:
    return Call("m", "f", (), {}, Outcome(**{"kind": "value", "value": value, **fields}))


def answered(id: str, status: Status, signature: str = "") -> Answered:
    return Answered(id, "m", "f", status, signature)


def mistake(id: str, costs: str = "", **fingerprints: str) -> Mistake:
    return Mistake(id, "m", "sentence", ("f",), fingerprints, costs)


def names(tests: list[Answered], mistakes: list[Mistake]) -> dict[str, str]:
    return {test: found.id for test, found in diagnose(tests, mistakes).items()}


def test_a_mistake_with_the_same_answers_is_named() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "passed")]
    assert names(tests, [mistake("other", t1="y"), mistake("same", t1="x")]) == {"t1": "same"}


def test_no_mistake_is_named_without_the_same_answer() -> None:
    assert names([answered("t1", "failed", "x")], [mistake("other", t1="y"), mistake("elsewhere", t2="x")]) == {}


def test_the_mistake_that_explains_most_comes_first() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "failed", "z")]
    mistakes = [mistake("a", t1="x"), mistake("b", t1="x", t2="z")]
    assert names(tests, mistakes) == {"t1": "b", "t2": "b"}


def test_among_equals_the_one_that_contradicts_no_passed_test_comes_first() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "passed")]
    assert names(tests, [mistake("a", t1="x", t2="z"), mistake("b", t1="x")]) == {"t1": "b"}


def test_two_mistakes_are_both_named() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "failed", "z"), answered("t3", "failed", "?")]
    assert names(tests, [mistake("a", t1="x"), mistake("b", t2="z")]) == {"t1": "a", "t2": "b"}


def test_a_costly_mistake_explains_its_status() -> None:
    tests = [answered("t1", "timeout"), answered("t2", "memory")]
    assert names(tests, [mistake("slow", costs="timeout"), mistake("large", costs="memory")]) == {
        "t1": "slow",
        "t2": "large",
    }


def test_a_mistake_also_explains_what_ran_out_of_memory_here_and_failed_where_it_was_tried() -> None:
    tests = [answered("t1", "failed", "x"), answered("t2", "memory", "?")]
    mistakes = [mistake("large", costs="memory"), mistake("wrong", t1="x", t2="index error")]
    assert names(tests, mistakes) == {"t1": "wrong", "t2": "wrong"}


def test_running_out_of_memory_alone_names_no_mistake_of_another_kind() -> None:
    tests = [answered("t1", "passed"), answered("t2", "memory", "?")]
    assert names(tests, [mistake("wrong", t1="x", t2="index error")]) == {}
    assert names(tests, [mistake("large", costs="memory"), mistake("wrong", t2="y")]) == {"t2": "large"}


def test_unfinished_work_is_no_mistake() -> None:
    assert names([answered("t1", "todo", "x")], [mistake("a", t1="x")]) == {}


def test_rounding_errors_do_not_matter() -> None:
    assert fingerprint([call(0.1 + 0.2)]) == fingerprint([call(0.3)])
    assert fingerprint([call(np.array([1e-17, -0.0]))]) == fingerprint([call(np.array([0.0, 0.0]))])


def test_all_else_matters() -> None:
    different = [
        call(1),
        call(1.0),
        call(True),
        call("1"),
        call([1]),
        call((1,)),
        call({1: 1}),
        call(np.array([1])),
        call(np.array([1.0])),
        call(np.array([[1.0]])),
        call(1, changed=("x",)),
        call(1, shares=("x",)),
        call(kind="raised", error="ValueError"),
        call(kind="raised", error="TypeError"),
        call(float("nan")),
    ]
    assert len({fingerprint([one]) for one in different}) == len(different)
    assert fingerprint([call(1), call(2)]) != fingerprint([call(2), call(1)])


def test_whether_a_refusal_names_the_argument_matters() -> None:
    def refusal(text: str) -> Call:
        return Call("m", "f", (), {}, Outcome("raised", error="ValueError", message=text), rejects="ids")

    assert fingerprint([refusal("ids are bad")]) == fingerprint([refusal("wrong ids")])
    assert fingerprint([refusal("ids are bad")]) != fingerprint([refusal("no")])


def test_a_tensor_of_any_dtype_has_a_fingerprint() -> None:
    prints = [fingerprint([call(torch.ones(2, dtype=kind))]) for kind in (torch.bfloat16, torch.float32, torch.int64)]
    assert len(set(prints)) == 3
    assert fingerprint([call(torch.ones(2, requires_grad=True))]) not in prints
