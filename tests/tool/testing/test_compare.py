"""The phrase that says how an answer differs from the expected value."""

import sys
from collections import Counter
from typing import Any

import numpy as np
import pytest
import torch

from llmlings.testing import compare
from llmlings.testing.compare import difference, kind_difference
from llmlings.testing.observe import Handle
from llmlings.testing.own_time import own_time


def found(actual: Any, expected: Any) -> str:
    return difference(actual, expected, 1e-6, 1e-9)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (3, 3),
        (0.1 + 0.2, 0.3),
        (np.float64(0.5), 0.5),
        (float("nan"), float("nan")),
        (float("inf"), float("inf")),
        ("a", "a"),
        ([1, "a", 2.0], [1, "a", 2.0]),
        (Counter("aab"), {"a": 2, "b": 1}),
        (np.array([1.0, np.nan, -np.inf]), np.array([1.0, np.nan, -np.inf])),
        (np.zeros((0, 3)), np.zeros((0, 3))),
        ((1.0,), (1.0 + 1e-12,)),
        ((np.zeros(2), [0.5]), (np.zeros(2), [0.5])),
        ([True, 1], [True, 1]),
        (torch.ones(2, requires_grad=True), torch.ones(2)),
        (torch.ones(2).bfloat16(), torch.ones(2).bfloat16()),
        # Kinds that are forgiven:
        (np.int64(3), 3),
        (3.0, 3),
        (3, 3.0),
        (True, 1),
        (np.bool_(True), True),
        (np.array(3), 3),
        ((1, 2), [1, 2]),
        ([1, 2], (1, 2)),
        (np.array([1, 2]), [1, 2]),
        ([[1.0, 2.0]], np.array([[1.0, 2.0]])),
        ([], np.zeros(0)),
        ([[], []], np.zeros((2, 0), dtype=np.int64)),
        (2.5, np.array(2.5)),
        (np.array([[1, 2]]), [(1, 2)]),
        (np.float32([0.1, 1e5]), np.array([0.1, 1e5])),
        (np.array([0.1]), np.float32([0.1])),
        (np.array([1, 0]), np.array([True, False])),
        (np.array([1.0, 2.0]), np.array([1, 2])),
        (torch.tensor([0.1]), torch.tensor([0.1]).double()),
        ({"a": np.float64(2.0)}, {"a": 2}),
    ],
)
def test_equal_values_do_not_differ(actual: Any, expected: Any) -> None:
    assert found(actual, expected) == ""


@pytest.mark.parametrize(
    ("actual", "expected", "phrase"),
    [
        (None, 3, "gave None where an int is expected (is there a return?)"),
        (np.int64(4), 3, "gave 4 where 3 is expected"),
        (2.5, 2, "gave 2.5 where 2 is expected"),
        ("3", 3, "gave a str where an int is expected"),
        ("ab", ["a", "b"], "gave a str where a list is expected"),
        ({1, 2}, [1, 2], "gave a set where a list is expected"),
        ([[1.0], [1.0, 2.0]], np.zeros((2, 2)), "gave a list where a NumPy array is expected"),
        (["a"], np.zeros(1), "gave a list where a NumPy array is expected"),
        (np.float32([1.001]), np.array([1.0]), "gave 1.00100004"),
        ([1], [1, 2], "gave 1 item where 2 are expected"),
        (Handle(1, "generator"), [1], "gave a generator where a list is expected (list(...) makes one of it)"),
        (np.zeros((2, 3)), (np.zeros((2, 3)),) * 2, "gave one NumPy array where a tuple of 2 is expected"),
        (np.zeros(()), (np.zeros(2),) * 2, "gave one NumPy array where a tuple of 2 is expected"),
        (torch.zeros(3), (torch.zeros(3),) * 3, "gave one tensor where a tuple of 3 is expected"),
        ((np.zeros(2), np.ones(3)), (np.zeros(2), np.ones(2)), "gave shape (3,) at [1] where (2,) is expected"),
        ([1, 3], [1, 2], "gave 3 at [1] where 2 is expected"),
        ({"a": 1}, {"a": 1, "b": 2}, "lacks the key 'b'"),
        ({"a": 1, "b": 2}, {"a": 1}, "has the key 'b', which is not expected"),
        ({"a": 1}, {"a": 2}, "gave 1 at ['a'] where 2 is expected"),
        (float("nan"), 1.0, "gave nan where 1 is expected"),
        (np.zeros((2, 1)), np.zeros((1, 2)), "gave shape (2, 1) where (1, 2) is expected"),
        (np.array([1.0, np.nan]), np.array([2.0, 3.0]), "gave nan at [1] where 3 is expected; 1 of 2"),
        (np.array([1.0]), np.array([np.inf]), "gave 1 at [0] where inf is expected"),
        (np.array([-np.inf]), np.array([np.inf]), "gave -inf at [0] where inf is expected"),
        (np.array([[1, 2], [3, 4]]), np.array([[1, 2], [0, 4]]), "gave 3 at [1, 0] where 0 is expected; 1 of 4"),
        ((1, np.zeros(2)), (1, np.ones(2)), "gave 0 at [1][0] where 1 is expected; 2 of 2"),
        (np.array([True]), np.array([False]), "gave 1 at [0] where 0 is expected"),
        (np.zeros(2), torch.zeros(2), "gave a NumPy array where a Tensor is expected"),
        (torch.zeros(2), torch.ones(2), "gave 0 at [0] where 1 is expected; 2 of 2"),
        ("ab", "abc", "gave 'ab' where 'abc' is expected"),
        ("a" * 80 + "b", "a" * 80 + "c", "gave 'aaaaaaaaaab' around position 80 where 'aaaaaaaaaac' is expected"),
        (b"a" * 80, b"a" * 81, "gave b'aaaaaaaaaa' around position 80 where b'aaaaaaaaaaa' is expected"),
    ],
)
def test_the_phrase_says_what_is_wrong(actual: Any, expected: Any, phrase: str) -> None:
    assert found(actual, expected).startswith(phrase)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (4, 3),
        (np.float64(0.5), 0.25),
        ([1, 2, 3], [9]),
        (np.zeros((2, 3)), np.ones(4)),
        ({"a": [1.5]}, {"b": [2.5]}),
        (torch.zeros(2), torch.ones(3)),
        (([1], "a"), ([2], "b")),
    ],
)
def test_the_same_kinds_do_not_differ_whatever_the_values_are(actual: Any, expected: Any) -> None:
    assert kind_difference(actual, expected) == ""


@pytest.mark.parametrize(
    ("actual", "expected", "phrase"),
    [
        (None, 3, "gave None where an int is expected (is there a return?)"),
        (True, 1, "gave a bool where an int is expected"),
        (1, True, "gave an int where a bool is expected"),
        (3.0, 3, "gave a float where an int is expected"),
        (3, 3.0, "gave an int where a float is expected"),
        (np.int64(3), 3, "gave a NumPy scalar (int64) where an int is expected"),
        ((1, 2), [1, 2], "gave a tuple where a list is expected"),
        ([1.0], np.array([1.0]), "gave a list where a NumPy array is expected"),
        ([1, True], [1, 1], "gave a bool at [1] where an int is expected"),
        ([[1], [np.int64(2)]], [[1], [2]], "gave a NumPy scalar (int64) at [1][0] where an int is expected"),
        ({"a": 1.0}, {"a": 1}, "gave a float at ['a'] where an int is expected"),
        ({b"a": 1}, {"a": 1}, "gave a bytes at a key where a str is expected"),
        (np.zeros(2, dtype=np.float32), np.zeros(2), "gave dtype float32 where float64 is expected"),
        (torch.zeros(2), torch.zeros(2).double(), "gave dtype float32 where float64 is expected"),
        (torch.zeros(2, requires_grad=True), torch.zeros(2), "gave a tensor that still requires gradients"),
    ],
)
def test_the_phrase_says_what_is_of_another_kind(actual: Any, expected: Any, phrase: str) -> None:
    assert kind_difference(actual, expected).startswith(phrase)


IMPOSSIBLE: dict[str, tuple[Any, Any]] = {
    "rows without end": (np.empty((2**40, 0)), [[1]]),
    "texts of which one is long": (["x" * 2**22, *["x"] * 2**16], np.zeros(3)),
    "texts among numbers": ([[1, 2], ["x" * 2**22, *["x"] * 2**16]], np.zeros(3)),
    "rows of impossible length": ([np.empty((2**40, 0))] * 2**16, np.zeros(3)),
    "too many keys": ({i: i for i in range(2**20)}, {1: 1}),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no interval timers")
@pytest.mark.parametrize(("actual", "expected"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_what_is_huge_is_compared_at_once(actual: Any, expected: Any) -> None:
    with own_time(3):
        assert found(actual, expected)
        kind_difference(actual, expected)


def test_of_kinds_no_more_is_looked_at_than_is_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(compare, "show", shown.append)
    assert kind_difference({i: i for i in range(1000)}, {1: 1, 2: 2}) == ""
    assert shown == [0, 1]
