"""The solution as tests ask it: equal calls are computed once, and nobody can tell."""

import types
from typing import Any

import numpy as np
import pytest

from llmlings.testing.oracle import Oracle

SOURCE = """
LIMIT = 3
calls = []

class Box:
    pass

def add(a, b=0):
    calls.append((a, b))
    return a + b

def apply(f, a):
    calls.append(a)
    return f(a)
"""


@pytest.fixture
def oracle() -> Any:
    module = types.ModuleType("toy")
    exec(SOURCE, module.__dict__)
    return Oracle(module)


def test_an_equal_call_is_computed_once(oracle: Any) -> None:
    for _ in range(3):
        assert oracle.add(np.array([1, 2]), b=np.array([3, 4])).tolist() == [4, 6]
    assert len(oracle.calls) == 1
    oracle.add(np.array([1, 2]), b=np.array([3, 5]))
    oracle.add(np.array([1.0, 2.0]), b=np.array([3, 4]))
    assert len(oracle.calls) == 3


def test_an_answer_that_a_test_changes_comes_back_unchanged(oracle: Any) -> None:
    first = oracle.add([1], [2])
    first.append(9)
    assert oracle.add([1], [2]) == [1, 2]


def test_what_cannot_be_told_to_be_equal_is_computed_each_time(oracle: Any) -> None:
    rng = np.random.default_rng(0)
    draws = [oracle.apply(len, [1]), oracle.apply(lambda a: a, 5), oracle.apply(lambda a: a + 1, 5)]
    assert draws == [1, 5, 6]
    assert oracle.add(rng.random(), 0.0) != oracle.add(rng.random(), 0.0)


def test_a_generator_moves_on_with_each_call() -> None:
    module = types.ModuleType("toy")
    exec("def draw(rng):\n    return rng.random()\n", module.__dict__)
    rng = np.random.default_rng(0)
    oracle: Any = Oracle(module)
    assert oracle.draw(rng) != oracle.draw(rng)


def test_everything_else_of_the_module_is_there(oracle: Any) -> None:
    assert (oracle.LIMIT, oracle.Box.__name__, oracle.add.__name__) == (3, "Box", "add")
    with pytest.raises(AttributeError):
        _ = oracle.nothing
