"""Which answers are asked again in another process: those whose text holds something that can differ there."""

import sys
from pathlib import Path

import pytest

from llmlings.course import load_course
from llmlings.testing.own_time import own_time
from llmlings.testing.stable import holds_chance, may_waver


@pytest.mark.parametrize(
    "text",
    [
        "def f(a): return list(set(a))",
        "def f(a): return [x for x in {1, 2}]",
        "def f(a): return max({x for x in a})",
        "def f(a, b): return list(a.keys() & b)",
        "def f(a): return sorted(a, key=id)",
        "from random import choice",
        "import numpy.random",
        "import numpy as np\ndef f(n): return np.random.rand(n)",
        "import numpy as np\ndef f(n): return np.empty(n)",
        "import torch\ndef f(n): return torch.randn(n)",
        "import os",
        "def f(a): return __import__('ran' + 'dom')",
        "def f(a): return {x: 1 for x in a}",
        "def f(a): return list({a[1:], 'x:y'})",
    ],
)
def test_what_can_differ_is_asked_again(text: str) -> None:
    assert may_waver(text)


@pytest.mark.parametrize(
    "text",
    [
        "def f(a): return sorted(a)",
        'def f(a):\n    """Return the set, the id."""\n    return a  # not hash(a)',
        "def f(a): raise ValueError(f'bad {a}')",
        "def f(rng: np.random.Generator): return rng.random()",
        "def f(a): d = {}; return d",
        "import numpy as np\ndef f(a): return np.asarray(a).sum(axis=0)",
        "def f(rng): return rng.normal(0, 1, 3)",
    ],
)
def test_what_cannot_differ_is_not(text: str) -> None:
    assert not may_waver(text)


def test_most_answers_need_no_second_process() -> None:
    course = load_course(Path(__file__).parents[3])
    steady = [m.name for m in course.modules if not may_waver(course.solution(m.name).read_text(encoding="utf-8"))]
    assert len(steady) >= 10


LONG = {
    "a quote that does not end": 'x = "' + '\\"' * 2**19,
    "quotes of two kinds": "'\"\\" * 2**18,
    "braces": "{" * 2**19,
    "views of dicts": ".keys() " * 2**17,
}


# The first took hours.
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no interval timers")
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_text_made_to_take_long_is_looked_at_quickly(text: str) -> None:
    with own_time(10):
        may_waver(text)


@pytest.mark.parametrize(
    ("text", "chance"),
    [
        ("def f(a): return list(set(a))", False),
        ("def f(a): return hash(a)", False),
        ("def f(a, b): return list(a.keys() & b)", False),
        ("def f(a): return sorted(a, key=id)", True),
        ("import time\ndef f(): return time.time_ns() % 2", True),
        ("from os import urandom", True),
        ("import random", True),
        ("import numpy as np\nrng = np.random.default_rng()", True),
        ("def f(rng): return rng.random()", False),
    ],
)
def test_chance_is_told_from_the_order_of_sets(text: str, chance: bool) -> None:
    assert holds_chance(text) == chance
