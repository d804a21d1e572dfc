"""The process in which a learner's tests run: it has imported what they need, and waits for one order.

It speaks JSON lines: an order on stdin, then events on stdout (`Teller`), `done` at last. An answer that ends Python,
or that never returns, ends this process and no other; where it was then stands in the file `trace`.
"""

import ast
import contextlib
import faulthandler
import io
import json
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

from llmlings.course import Course, Limits, load_course
from llmlings.given import functions_of
from llmlings.testing import plugin
from llmlings.testing.examiner import Implementation, Owner
from llmlings.testing.observe import Outcome
from llmlings.testing.refusals import refuse, refuse_without_events
from llmlings.testing.results import Event
from llmlings.testing.run import run_tests
from llmlings.testing.session import CourseSession
from llmlings.testing.stand_ins import is_absent
from llmlings.testing.teller import Teller
from llmlings.testing.tensors import warm_up
from llmlings.testing.time_share import WAITING

#: Beyond a call's limit: an interrupt ends a loop of Python's; what does not heed it is ended with the process.
GRACE_SECONDS = 2.0


def main() -> None:
    """Import what tests need, wait for an order, and carry it out."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    # What the learner's code writes to the terminal by itself would be taken for events.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for package in sys.argv[1:]:
        warm_up(package)
    _say(events, {"kind": "ready"})
    if line := sys.stdin.readline():
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdin = io.StringIO()
        _carry_out(json.loads(line), events)


def _carry_out(order: Mapping[str, Any], events: TextIO) -> None:
    course = load_course(Path(order["root"]))
    os.chdir(course.root)
    _limit_memory(course.limits)
    with open(order["trace"], "w", encoding="utf-8") as trace:
        faulthandler.enable(trace)
        if hasattr(signal, "SIGPROF"):
            # It says where the answer was, and then it ends the process.
            faulthandler.register(signal.SIGPROF, trace, all_threads=False, chain=True)
        sys.addaudithook(_as_in_a_sandbox)
        refuse_without_events()
        watcher = _ChildTeller(lambda event: _say(events, event), trace, order)
        plugins = [plugin, watcher]
        try:
            tests = [course.tests(order["module"], "visible")]
            results = run_tests(course, tests, functions=order["functions"], plugins=plugins)
            _say(events, {"kind": "done", "results": [asdict(result) for result in results]})
        except BaseException as error:
            _say(events, {"kind": "broken", "reason": str(error) or type(error).__name__})
            raise


def _say(events: TextIO, event: Event) -> None:
    events.write(json.dumps(event) + "\n")
    events.flush()


def _limit_memory(limits: Limits) -> None:
    # Windows has no such limit, and macOS none that works: there the system itself says when it is enough.
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        size = limits.memory_megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (size, size))  # type: ignore[attr-defined,unused-ignore]


class _ChildTeller(Teller):
    """Tells the events of a run, and lets the learner's answers be watched."""

    def __init__(self, tell: Any, trace: TextIO, order: Mapping[str, Any]) -> None:
        super().__init__(tell)
        self._trace = trace
        self._endless = set(order["endless"])

    def pytest_collection_finish(self, session: Any) -> None:
        """Put a watch between the tests and the answers."""
        examiner = CourseSession.of(session.config).examiner
        watched = Watched(examiner.implementation, examiner.course, self._trace, self._endless)
        # One time-out says all: the others would be waited for to no purpose.
        examiner.use(watched, timeouts=1)
        # pytest has put a debugger of its own here, which nobody could speak to.
        sys.breakpointhook = _refuse


def _as_in_a_sandbox(event: str, args: tuple[Any, ...]) -> None:
    """Refuse what is refused when work is graded, and packages that are not there then."""
    if not _calls:
        return
    refuse(event, args)
    if event == "import" and is_absent(package := args[0].partition(".")[0]) and _asked_by_learner(sys._getframe(1)):
        raise ModuleNotFoundError(f"No module named '{package}'", name=package)


def _asked_by_learner(frame: FrameType | None) -> bool:
    """Return whether an import in this frame, or by one of Python's own functions in it, is the learner's."""
    while frame is not None and "importlib" in frame.f_code.co_filename:
        frame = frame.f_back
    return frame is not None and Path(frame.f_code.co_filename).parent.name == "exercises"


#: Holds something while a learner's function runs.
_calls: list[str] = []


def _refuse(*_: Any, **__: Any) -> None:
    raise EOFError("breakpoint()")


def _end_after(seconds: float) -> None:
    """End this process when it has computed for so long, 0 for never; Windows has no such timer."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


class Watched:
    """Answers as another implementation does; a call that never returns ends this process.

    What has run out of time once is not called again, also not by a function that makes use of it: that one waits.
    `endless` holds the names of such functions, as `module.function`.
    """

    def __init__(self, implementation: Implementation, course: Course, trace: TextIO, endless: set[str]) -> None:
        self._implementation = implementation
        self._course = course
        self._trace = trace
        self._endless = endless
        self._uses: dict[str, dict[str, set[str]]] = {}

    def call(
        self, owner: Owner, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], seconds: float
    ) -> Outcome:
        """Call a function; see `Implementation`."""
        if isinstance(owner, str) and (endless := self._endless_below(owner, name)):
            return Outcome("raised", error="NotImplementedError", message=endless)
        # What waits is ended by the clock, and where there is no such timer what computes is, too.
        faulthandler.dump_traceback_later(WAITING * seconds + GRACE_SECONDS, exit=True, file=self._trace)
        _end_after(seconds + GRACE_SECONDS)
        _calls.append(name)
        try:
            outcome = self._implementation.call(owner, name, args, kwargs, seconds)
        finally:
            _calls.pop()
            faulthandler.cancel_dump_traceback_later()
            _end_after(0)
        if outcome.kind == "timeout" and isinstance(owner, str):
            self._endless.add(f"{owner}.{self._function_at(owner, outcome.line) or name}")
        return outcome

    def _endless_below(self, module: str, name: str) -> str:
        """Return an endless function that `name` makes use of, but is not itself."""
        uses = self._used_names(module)
        reached, waiting = {name}, [name]
        while waiting:
            found = uses.get(waiting.pop(), set()) & uses.keys() - reached
            reached |= found
            waiting += found
        endless = sorted(other for other in reached - {name} if f"{module}.{other}" in self._endless)
        return endless[0] if endless else ""

    def _used_names(self, module: str) -> dict[str, set[str]]:
        if module not in self._uses:
            names: dict[str, set[str]] = {}
            for name, node in self._functions(module):
                parts = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
                names[name] = parts | {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}
            self._uses[module] = names
        return self._uses[module]

    def _function_at(self, module: str, line: int) -> str:
        """Return the function in which a line of a module is."""
        inside = [name for name, node in self._functions(module) if node.lineno <= line <= (node.end_lineno or 0)]
        return inside[0] if inside else ""

    def _functions(self, module: str) -> list[tuple[str, ast.FunctionDef]]:
        try:
            source = self._course.exercise(module).read_text(encoding="utf-8")
            return list(functions_of(ast.parse(source)))
        except (OSError, SyntaxError, ValueError):
            return []


if __name__ == "__main__":
    main()
