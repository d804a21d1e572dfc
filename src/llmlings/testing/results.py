"""What a test run says: one `TestResult` for each `SuiteTest`, as docs/reference/files.md says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["passed", "failed", "error", "timeout", "crashed", "memory", "todo", "blocked"]
Visibility = Literal["visible", "hidden"]
#: What is told while tests run (`Teller`): its `kind`, and what that kind has.
Event = Mapping[str, Any]


@dataclass(frozen=True)
class SuiteTest:
    """One test of the course.

    `name` is the sentence that it states, `function` the one that gets its points, `weight` what it counts among them.
    """

    id: str
    name: str
    module: str
    function: str
    visibility: Visibility
    weight: int = 1


@dataclass(frozen=True)
class TestResult:
    """The verdict of one test.

    Attributes:
        id: the test's file and name, as pytest takes them.
        name: the sentence that the test states.
        module: the module that it belongs to.
        function: the function that it is about.
        visibility: `visible` or `hidden`.
        status: how it ended.
        message: empty if it passed; else first the verdict, then the call, what came out and what was expected.
        mistake: the id of the catalogued mistake that the answer behaves like.
        seconds: how long it took.
        printed: what the answer printed.
        waits_for: the function that a blocked test waits for, that of another module with its module's name.
        weight: how many times it counts where the points of its function are shared out; mostly once.
    """

    __test__ = False  # pytest would take the class for a group of tests

    id: str
    name: str
    module: str
    function: str
    visibility: Visibility
    status: Status
    message: str = ""
    mistake: str | None = None
    seconds: float = 0.0
    printed: str = ""
    waits_for: str = ""
    weight: int = 1
