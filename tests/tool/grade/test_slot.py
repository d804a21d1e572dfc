"""A slot gives each module of a submission the same marks, whatever its other modules do and whichever are graded."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from some import some

from llmlings.course import load_course
from llmlings.grade.slot import Order, Slot

COURSE = load_course(Path(__file__).parents[3])
MODULES = ("one_hot", "gradients")
SOLUTIONS = {name: COURSE.solution(name).read_text(encoding="utf-8") for name in MODULES}

#: What a module can do to Python and its packages when it is imported, before its own functions.
POISONS = {
    "NumPy's errors": "import numpy as np; np.seterr(all='raise')",
    "NumPy's functions": "import numpy as np; np.exp = np.log = np.arange = lambda *_, **__: 0",
    "NumPy itself": "import numpy as np, sys; sys.modules['numpy'] = None",
    "NumPy's random numbers": "import numpy as np; np.random.default_rng = lambda *_: np.random.RandomState(0)",
    "the depth of recursion": "import sys; sys.setrecursionlimit(55)",
    "warnings": "import warnings; warnings.simplefilter('error')",
    "built-in functions": "import builtins; builtins.len = lambda _: 1",
    "the other module": "import sys, types; sys.modules['exercises.gradients'] = types.ModuleType('gradients')",
    "imports": "import sys; sys.meta_path.insert(0, None)",
    "the environment": "import os; os.environ.clear(); os.chdir('/')",
    "a timer": "import signal; signal.setitimer(signal.ITIMER_REAL, 0.05)",
    "the end": "import atexit, os; atexit.register(os._exit, 1)",
    "an exit": "import os; os._exit(0)",
    "memory": "kept = bytearray(1_500 * 2**20)",
    "descriptors": "import os; kept = [os.dup(0) for _ in range(100)]",
    "threads": "import threading; [threading.Thread(target=threading.Event().wait).start() for _ in range(100)]",
}

#: What comes out of `one_hot_to_ids`, or not, as something decides that no argument does.
LUCK = {
    "a coin": "from os import urandom\nluck = lambda: urandom(1)[0] % 2",
    "the system's generator": "import random\nluck = lambda: random.SystemRandom().random() < 0.5",
    "unseeded numbers": "import random\nluck = lambda: random.random() < 0.5",
    "NumPy's unseeded numbers": "luck = lambda: np.random.default_rng().random() < 0.5",
    "NumPy's global generator": "luck = lambda: np.random.rand() < 0.5",
    "the clock": "import time\nluck = lambda: time.time_ns() // 1000 % 2",
    "an address": "luck = lambda: id(object())",
    "a hash": "luck = lambda: hash('some text') % 2",
    "the order of a set": "luck = lambda: next(iter({str(n) for n in range(50)})) > '25'",
    "any number": "import time\nluck = lambda: time.time() % 1",
}

GradeWith = Callable[..., Mapping[str, list[tuple[str, str]]]]


@pytest.fixture(scope="module")
def slot() -> Iterator[Slot]:
    """A slot for the two modules."""
    slot = Slot(Order(str(COURSE.root), MODULES, "s", "bwrap"))
    slot.tests()
    yield slot
    slot.close()


@pytest.fixture
def grade(slot: Slot) -> GradeWith:
    """Grade the solutions with a line in front of the first, and return what became of the tests of each module."""

    def run(poison: str = "", modules: tuple[str, ...] = MODULES) -> Mapping[str, list[tuple[str, str]]]:
        results = slot.grade(SOLUTIONS | {"one_hot": f"{poison}\n{SOLUTIONS['one_hot']}"}, modules)
        return {name: [(r.id, r.status) for r in results if r.module == name] for name in modules}

    return run


@pytest.mark.parametrize("poison", some(POISONS, "NumPy itself", "built-in functions", "an exit", "memory", "threads"))
def test_what_a_module_does_to_its_process_reaches_no_other(grade: GradeWith, poison: str) -> None:
    assert {status for _, status in grade(poison)["gradients"]} == {"passed"}


def test_which_modules_are_graded_and_in_which_order_changes_nothing(grade: GradeWith) -> None:
    poison = POISONS["NumPy's errors"]
    together = grade(poison)
    assert together == grade(poison, MODULES[::-1])
    assert together == {name: grade(poison, (name,))[name] for name in MODULES}


@pytest.mark.parametrize("luck", LUCK.values(), ids=LUCK)
def test_what_luck_decides_has_the_same_verdict_at_every_run(slot: Slot, luck: str) -> None:
    own = "def one_hot_to_ids(vectors):\n    return np.argmax(np.asarray(vectors), axis=-1) + luck()\n"
    sources = {"one_hot": f"{SOLUTIONS['one_hot']}\n{luck}\n{own}"}
    runs = [[replace(result, seconds=0) for result in slot.grade(sources, ("one_hot",))] for _ in range(3)]
    assert runs[0] == runs[1] == runs[2]
    asked = [result for result in runs[0] if result.function == "one_hot_to_ids"]
    assert {result.status for result in asked} == {"failed"}
    assert any("gave another answer when it was asked again in a new Python process" in r.message for r in asked)
    assert {result.status for result in runs[0] if result not in asked} == {"passed"}


def test_where_something_lies_in_memory_is_in_no_message(slot: Slot) -> None:
    own = "def one_hot_to_ids(vectors):\n    raise TypeError(f'{object()} of {len.__call__}')\n"
    results = slot.grade({"one_hot": f"{SOLUTIONS['one_hot']}\n{own}"}, ("one_hot",))
    (message,) = {result.message.partition(" (line")[0] for result in results if result.status == "error"}
    assert message.count(" at 0x...>") == 2, message
