"""Who is asked, and how often one who does not answer."""

from collections.abc import Mapping
from typing import Any

from llmlings.course import Course
from llmlings.testing.examiner import Examiner, Owner
from llmlings.testing.observe import Outcome


class Endless:
    """Answers nothing in time, and keeps what it was asked, with the seconds that it had."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, float]] = []

    def call(
        self, owner: Owner, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], seconds: float
    ) -> Outcome:
        self.asked.append((name, seconds))
        return Outcome("timeout")


def test_a_function_that_ran_out_of_time_is_not_asked_again_but_in_tests_with_another_limit(toy: Course) -> None:
    endless = Endless()
    examiner = Examiner(toy, endless)
    examiner.use(endless, timeouts=1)
    for about, seconds in (("total", 30), ("total", None), ("total", None), ("double", None), ("total", 30)):
        examiner.begin_test("toy", about, seconds)
        assert examiner.ask("toy", about, (), {}).outcome.kind == "timeout"
    ordinary = toy.limits.call_seconds
    assert endless.asked == [("total", 30), ("total", ordinary), ("double", ordinary)]
