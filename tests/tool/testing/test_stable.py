"""Which answers are asked again in another process: those whose text holds something that can differ there."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from llmlings.course import load_course
from llmlings.testing.examiner import Call, Owner
from llmlings.testing.observe import Handle, Outcome
from llmlings.testing.own_time import own_time
from llmlings.testing.stable import Again, differing, draws_at_import, holds_chance, may_waver


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
        draws_at_import(text)


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
        ("import random\ndef f(seed): return random.Random(seed).random()", True),
        ("def f(seed): return np.random.default_rng(seed).normal()", False),
        ("def f(seed): return np.random.default_rng().normal()", True),
        ("def f(): return np.random.default_rng(time.time_ns())", True),
        ("def f(rng: np.random.Generator): return rng", False),
        ("import random\ndef f(): return random.random()", True),
        # PyTorch's own generator begins at the same seed in every process.
        ("def f(): return torch.randn(3)", False),
        ("def f(model): return model.eval()", False),
        ("def f(text): return eval(text)", True),
        ("PIECE = re.compile('a')", False),
        ("def f(table, ids): return [table[id] for id in ids]", False),
        ("def f(a): return np.array(a, dtype=object)", False),
        ("def f(): return id(object())", True),
    ],
)
def test_chance_is_told_from_the_order_of_sets(text: str, chance: bool) -> None:
    assert holds_chance(text) == chance


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("X = np.random.rand()", True),
        ("def f(x=random()): return x", True),
        ("if True:\n    X = urandom(1)", True),
        ("TABLE = [\n    random(),\n]", True),
        # What it calls may draw.
        ("def f(): return random()\nX = f()", True),
        ("import random\nfrom os import urandom\n\ndef f():\n    return random()\n\nWIDTH = 3", False),
        ("def f(\n    a,\n) -> int:\n    return random()", False),
        ("@dataclass(frozen=True)\nclass A:\n    def f(self):\n        return random()", False),
    ],
)
def test_luck_at_import_is_seen(text: str, drawn: bool) -> None:
    assert draws_at_import(text) == drawn


class Boxes:
    """Answers as a module whose `box` makes an object that holds a number, and whose `opened` tells numbers of some."""

    def __init__(self, first: int, more: int = 0) -> None:
        self.made: dict[Handle, int] = {}
        self.first = first
        self.more = more

    def call(
        self, owner: Owner, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], seconds: float
    ) -> Outcome:
        if name == "box":
            handle = Handle(self.first + len(self.made), "Box")
            self.made[handle] = args[0]
            return Outcome("value", [args[0], {"the box": handle}])
        if isinstance(owner, Handle):
            return Outcome("value", self.made[owner] + self.more)
        return Outcome("value", [self.made[box] for box in args[0]])


def asked(boxes: Boxes) -> list[Call]:
    """Make two boxes and look into them, by a method of each and by a function."""
    calls: list[Call] = []

    def ask(owner: Owner, name: str, *args: Any) -> Any:
        calls.append(Call(owner, name, args, {}, boxes.call(owner, name, args, {}, 1)))
        return calls[-1].outcome.value

    made = [ask("m", "box", number)[1]["the box"] for number in (5, 6)]
    for box in made:
        ask(box, "inside")
    ask("m", "opened", made)
    return calls


def test_what_objects_answer_is_asked_again_of_their_twins() -> None:
    calls = asked(Boxes(100))
    assert differing(calls, Again(Boxes(700)), 1) == []
    assert [call.name for call in differing(calls, Again(Boxes(700, more=1)), 1)] == ["inside", "inside"]


def test_an_object_that_has_no_twin_is_not_asked() -> None:
    _, *rest = asked(Boxes(100))
    # The second box has one; what is told of both cannot be asked.
    assert [call.name for call in differing(rest, Again(Boxes(700, more=1)), 1)] == ["inside"]
