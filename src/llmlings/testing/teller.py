"""What a run of tests does, told as it happens to whoever waits in another process or in a page."""

from collections.abc import Callable
from dataclasses import asdict

import pytest

from llmlings.testing.collected import options_of
from llmlings.testing.results import Event
from llmlings.testing.session import CourseSession


class Teller:
    """A plugin that tells each test's begin and end.

    `begin` has the `test` with its id, name, function and weight, and the `seconds` that each of its calls may take;
    `end` has the `result`, before mistakes are named.
    """

    def __init__(self, tell: Callable[[Event], object]) -> None:
        self._tell = tell

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Tell what begins."""
        session = CourseSession.of(item.config)
        seconds = options_of(item).get("seconds") or session.course.limits.call_seconds
        test = session.tests[item.nodeid]
        about = {"id": test.id, "name": test.name, "function": test.function, "weight": test.weight}
        self._tell({"kind": "begin", "test": about, "seconds": seconds})

    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        """Tell how it ended."""
        self._tell({"kind": "end", "result": asdict(CourseSession.of(item.config).sitting.results([])[-1])})
