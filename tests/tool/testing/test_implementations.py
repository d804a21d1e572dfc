"""One behaviour for all that answers calls: the learner's folder, a worker with and without a sandbox, and a page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from llmlings.course import Limits
from llmlings.grade.remote_implementation import RemoteImplementation
from llmlings.site.in_page import WideIntegers
from llmlings.testing.examiner import Implementation
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.observe import Handle

LIMITS = Limits(
    call_seconds=10, timeouts_per_function=3, cpu_seconds=60, memory_megabytes=512, scratch_megabytes=8,
    message_megabytes=16,
)  # fmt: skip
SOURCE = """\
import sys

import numpy as np

LIMIT = 3


def double(numbers):
    return [2 * number for number in numbers]


def refuses(number):
    raise ValueError(f"number is {number}")


def calls_back(function):
    return function(20) + 1


def draws(rng):
    return int(rng.integers(100))


def keeps(numbers, array):
    numbers.append(1)
    return array


def leaves():
    sys.exit(3)


class Counter:
    def __init__(self, start):
        self.number = start

    def __call__(self, step):
        return self.number + step

    def add(self, step):
        self.number += step
        return self.number

    def fails(self):
        return 1 / (self.number - self.number)
"""


@pytest.fixture(scope="module", params=["folder", "page", "worker", "sandbox"])
def answers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Implementation]:
    """The module `m` and one, `bad`, that cannot be imported."""
    texts = {"m": SOURCE, "bad": "x = 1\n  y = 2\n"}
    if request.param in ("worker", "sandbox"):
        kind = "bwrap" if request.param == "sandbox" else "none"
        with RemoteImplementation(texts, LIMITS, kind) as implementation:  # type: ignore[arg-type]
            yield implementation
        return
    folder = tmp_path_factory.mktemp("exercises")
    for name, text in texts.items():
        Path(folder, f"{name}.py").write_text(text, encoding="utf-8")
    local = LocalImplementation(folder)
    yield WideIntegers(local) if request.param == "page" else local


def call(answers: Implementation, name: str, *args: Any, owner: Any = "m", **kwargs: Any) -> Any:
    return answers.call(owner, name, args, kwargs, 10)


def line(words: str) -> int:
    return next(number for number, text in enumerate(SOURCE.splitlines(), 1) if words in text)


def test_a_value(answers: Implementation) -> None:
    outcome = call(answers, "double", numbers=[1, 2])
    assert (outcome.kind, outcome.value, outcome.changed, outcome.shares) == ("value", [2, 4], (), ())


def test_a_refusal_and_its_line(answers: Implementation) -> None:
    outcome = call(answers, "refuses", 7)
    assert (outcome.kind, outcome.error, outcome.message, outcome.refuses) == (
        "raised", "ValueError", "number is 7", True
    )  # fmt: skip
    assert outcome.line == line("raise ValueError")


def test_a_callback(answers: Implementation) -> None:
    assert call(answers, "calls_back", lambda number: number * 2).value == 41


def test_a_generator_moves_on(answers: Implementation) -> None:
    mine, theirs = np.random.default_rng(5), np.random.default_rng(5)
    assert [call(answers, "draws", theirs).value for _ in range(3)] == [int(mine.integers(100)) for _ in range(3)]


def test_what_a_call_changes_and_shares_is_named(answers: Implementation) -> None:
    outcome = call(answers, "keeps", [0], np.zeros(2))
    assert (outcome.changed, outcome.shares) == (("numbers",), ("array",))


def test_an_object_stays_and_its_methods_are_asked(answers: Implementation) -> None:
    counter = call(answers, "Counter", 5).value
    assert isinstance(counter, Handle)
    assert counter.type_name == "Counter"
    assert call(answers, "add", 2, owner=counter).value == 7
    assert call(answers, "", 1, owner=counter).value == 8


def test_an_error_in_a_method_has_its_line(answers: Implementation) -> None:
    outcome = call(answers, "fails", owner=call(answers, "Counter", 1).value)
    assert (outcome.kind, outcome.error, outcome.line) == ("raised", "ZeroDivisionError", line("1 / ("))


def test_leaving_python_is_an_error_like_any_other(answers: Implementation) -> None:
    outcome = call(answers, "leaves")
    assert (outcome.kind, outcome.error) == ("raised", "SystemExit")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("triple", "there is no function 'triple'"),
        ("doubles", "there is no function 'doubles'; the file has 'double': was it renamed?"),
        ("LIMIT", "'LIMIT' is not a function"),
    ],
)
def test_what_is_not_there_is_said(answers: Implementation, name: str, sentence: str) -> None:
    outcome = call(answers, name)
    assert (outcome.kind, outcome.message) == ("broken", sentence)


def test_a_method_that_is_not_there_is_said(answers: Implementation) -> None:
    outcome = call(answers, "take", owner=call(answers, "Counter", 1).value)
    assert (outcome.kind, outcome.message) == ("broken", "Counter has no method 'take'")


@pytest.mark.parametrize(
    ("module", "words"), [("bad", "line 2: unexpected indent"), ("none", "the file does not exist")]
)
def test_a_module_that_cannot_be_imported_says_why(answers: Implementation, module: str, words: str) -> None:
    outcome = call(answers, "f", owner=module)
    assert (outcome.kind, outcome.message) == ("broken", words)
