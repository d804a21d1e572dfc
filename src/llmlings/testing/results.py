"""What a test run says: one `TestResult` for each `SuiteTest`, in the words of the contract."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["passed", "failed", "error", "timeout", "crashed", "memory", "todo", "blocked"]
Visibility = Literal["visible", "hidden"]


@dataclass(frozen=True)
class SuiteTest:
    """One test of the course; `name` is the sentence that it states, `function` the one that gets its points."""

    id: str
    name: str
    module: str
    function: str
    visibility: Visibility


@dataclass(frozen=True)
class TestResult:
    """The verdict of one test.

    `name` is the sentence that the test states, `message` is empty when it passed, else its first line is the verdict.
    `mistake` is the id of the catalogued mistake that the answer behaves like. `printed` is what the answer printed.
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
