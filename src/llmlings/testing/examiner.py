"""The calls that tests make: who answers them, and what was asked and answered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from llmlings.course import Course
from llmlings.testing.bulk import bulk
from llmlings.testing.observe import Handle, Outcome, copy_plain

Owner = str | Handle
#: What the answers of one test may take together: they are kept until it ends.
MAX_BULK = 256 * 2**20


class Implementation(Protocol):
    """Whatever answers a test's calls: the learner's folder in this process, or a worker in a sandbox."""

    def call(
        self, owner: Owner, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], seconds: float
    ) -> Outcome:
        """Call function `name` of a module, or method `name` of a handle's object, and say what became of it."""
        ...


@dataclass(frozen=True)
class Call:
    """One call that a test made: what was asked, with the arguments as they were then, and what became of it.

    `about` is the function that the test is about; `rejects` is true if it expects a ValueError, or the word that this
    has to name. `parts` holds the functions of other modules that the test's module is made of, with their full names.
    """

    owner: Owner
    name: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    outcome: Outcome
    about: str = ""
    rejects: str | bool = False
    parts: Mapping[str, str] = field(default_factory=dict)


class StopTest(Exception):
    """Ends a test with a status (`results.Status`) and a message whose first line is the verdict."""

    def __init__(self, status: str, message: str, call: Call | None = None, waits_for: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.call = call
        #: The function without which the test cannot go on, if it is not the one that the test is about.
        self.waits_for = waits_for


class Examiner:
    """Asks the implementation under test on behalf of the running test, and keeps what was asked and answered."""

    def __init__(self, course: Course, implementation: Implementation) -> None:
        self.course = course
        self.calls: list[Call] = []
        self.use(implementation)
        self.begin_test("", "")

    def use(self, implementation: Implementation, timeouts: int | None = None) -> None:
        """Ask another implementation from now on; a function that ran out of time `timeouts` times is left alone."""
        self.implementation = implementation
        self._patience = timeouts or self.course.limits.timeouts_per_function
        self._timeouts: Counter[tuple[str, str, float | None]] = Counter()

    def begin_test(self, module: str, about: str, seconds: float | None = None) -> None:
        """Forget the calls of the last test; `about` is the function of `module` that the test is about.

        `seconds` is the test's own limit for a call, if it has one. A function that is too slow for such a test is
        still asked in the others.
        """
        self.calls = []
        self._bulk = 0
        self.about = about
        self.seconds = seconds or self.course.limits.call_seconds
        self._subject = (module, about, seconds)
        uses = self.course.module(module).uses if module else ()
        self._parts = {
            function: f"{name}.{function}" for name in uses for function in self.course.module(name).functions
        }

    def ask(
        self, owner: Owner, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], rejects: str | bool = False
    ) -> Call:
        """Make one call and return it with its outcome."""
        asked, named = copy_plain(args), copy_plain(dict(kwargs))
        if self._timeouts[self._subject] >= self._patience:
            outcome = Outcome("timeout", message="It was not asked again, since it ran out of time before.")
        else:
            outcome = self.implementation.call(owner, name, args, kwargs, self.seconds)
        self._bulk += bulk(outcome.value)
        if self._bulk > MAX_BULK:
            size = f"more than {MAX_BULK >> 20} MB"
            outcome = Outcome("memory", message=f"what the answers of this test take together is {size}")
        if outcome.kind == "timeout":
            self._timeouts[self._subject] += 1
        call = Call(owner, name, asked, named, outcome, self.about, rejects, self._parts)
        self.calls.append(call)
        return call

    def call_behind(self, value: Any) -> Call | None:
        """Return the call that returned this very object, else the last call."""
        for call in reversed(self.calls):
            if call.outcome.value is value and call.outcome.kind == "value":
                return call
        return self.calls[-1] if self.calls else None
