"""What is left by oversight: a stub's last line below code which works, and a second definition."""

import pytest

from llmlings.course import Course
from llmlings.learn.leftover import defined_twice, left_raises

RAISE = '    raise NotImplementedError("add")\n'


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("    total = a + b\n" + RAISE, 3),
        (RAISE + "    return a + b\n", 2),
        ("    return a + b\n", 0),
    ],
    ids=["at the end", "at the beginning", "taken out"],
)
def test_the_line_is_found(learner: Course, body: str, line: int) -> None:
    learner.exercise("sums").write_text(f"def add(a, b):\n{body}", encoding="utf-8")
    assert left_raises(learner, learner.modules[0]) == ({"add": line} if line else {})


def test_a_stub_as_it_was_handed_out_is_no_leftover(learner: Course) -> None:
    assert left_raises(learner, learner.modules[0]) == {}


def test_a_file_that_is_no_python_has_none(learner: Course) -> None:
    learner.exercise("sums").write_text("def add(:\n", encoding="utf-8")
    assert left_raises(learner, learner.modules[0]) == {}
    assert defined_twice(learner, learner.modules[0]) == {}


def test_an_answer_above_the_stub_is_found_with_both_lines(learner: Course) -> None:
    stub = learner.exercise("sums").read_text(encoding="utf-8")
    learner.exercise("sums").write_text(f"def add(a, b):\n    return a + b\n\n\n{stub}", encoding="utf-8")
    second = stub.splitlines().index("def add(a: int, b: int) -> int:") + 5
    assert defined_twice(learner, learner.modules[0]) == {"add": [1, second]}
