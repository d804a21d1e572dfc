"""A stub's last line that is left below code which works."""

import pytest

from llmlings.course import Course
from llmlings.learn.leftover import left_raises

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
