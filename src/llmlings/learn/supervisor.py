"""Runs a module's visible tests in a process of their own, and says what became of those that ended it."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from llmlings.course import Course, Module
from llmlings.errors import CourseError, LlmlingsError
from llmlings.testing.results import Event, Status, TestResult

GONE_SECONDS = 2.0
#: The exit status of a process that computed for longer than it may; Windows has none.
_COMPUTED_TOO_LONG = -signal.SIGPROF if hasattr(signal, "SIGPROF") else None
#: As when work is graded: one thread, one order of sets, UTF-8.
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
#: What a learner's machine may have set for other work with pytest and Python would change what tests do here.
_FOREIGN = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTHONSTARTUP", "PYTHONWARNINGS", "PYTHONINSPECT", "PYTHONBREAKPOINT")


class Child:
    """A process that has imported what tests need; it carries out one order."""

    def __init__(self, packages: Sequence[str]) -> None:
        self.packages = tuple(packages)
        environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
        # No plugin but the course's: those of other packages reorder tests, or start processes of their own.
        environment |= _ENVIRONMENT | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        # Not in the group of the terminal: a Ctrl-C is for the process that the learner has started.
        group: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "llmlings.learn.child", *packages],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
            env=environment, **group,
        )  # fmt: skip

    def events(self, order: Mapping[str, Any]) -> Iterator[Event]:
        """Give an order, and yield what is told until the process has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
            for line in self._process.stdout:
                yield json.loads(line)
            # It has closed its end: a moment later it has an exit status, which would be lost with a kill.
            self._process.wait(timeout=GONE_SECONDS)
        except (BrokenPipeError, ValueError, subprocess.TimeoutExpired):
            return
        finally:
            self.close()

    def kill(self) -> None:
        """End the process; whoever reads its events finds their end."""
        if self._process.poll() is None:
            self._process.kill()

    def close(self) -> int:
        """End the process if it is still there, and return its exit status."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            with contextlib.suppress(OSError):
                stream.close()
        return self._process.wait()


def run_module(
    course: Course,
    module: Module,
    functions: Sequence[str] = (),
    start: Callable[[Sequence[str]], Child] = Child,
    tell: Callable[[Event], object] = lambda _: None,
) -> list[TestResult]:
    """Return the results of a module's visible tests.

    A test that ends its process is told as such; those of other functions run in a new one.

    Args:
        course: the workspace.
        module: the module.
        functions: test these alone; all if empty.
        start: makes a process, given the packages that it is to import.
        tell: is given each event.
    """
    left = list(functions or module.all_functions)
    endless: list[str] = []
    found: dict[str, TestResult] = {}
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder, "trace")
        while left:
            trace.write_bytes(b"")
            child = start(module.requires)
            order = {
                "root": _in_utf8(course.root), "module": module.name, "functions": left, "trace": _in_utf8(trace),
                "endless": endless,
            }  # fmt: skip
            running: Event | None = None
            for event in child.events(order):
                tell(event)
                if event["kind"] == "begin":
                    running = event["test"]
                elif event["kind"] == "end":
                    found[event["result"]["id"]] = TestResult(**event["result"])
                    running = None
                elif event["kind"] == "done":
                    found |= {result["id"]: TestResult(**result) for result in event["results"]}
                    return _in_order(module, found)
                elif event["kind"] == "broken":
                    raise CourseError(event["reason"])
            status = child.close()
            if running is None:
                raise LlmlingsError(_ended(status, "Python ended before the first test", trace) + ".")
            ended = _result(module, running, status, trace)
            found[ended.id] = ended
            endless.append(f"{module.name}.{running['function']}")
            left = [name for name in left if name != running["function"]]
    return _in_order(module, found)


def _in_utf8(path: Path) -> str:
    """Return a path as the child reads it: in UTF-8, whatever the locale here makes of its bytes."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")


def _in_order(module: Module, found: Mapping[str, TestResult]) -> list[TestResult]:
    return sorted(found.values(), key=lambda result: module.all_functions.index(result.function))


def _result(module: Module, test: Event, status: int, trace: Path) -> TestResult:
    function = test["function"]
    kind: Status = "crashed"
    if "Timeout" in _text(trace) or status == _COMPUTED_TOO_LONG:
        kind, what = "timeout", f"{function} ran out of time and could not be interrupted"
    else:
        what = _ended(status, f"{function} ended Python", trace)
    message = f"{what}{_place(module, trace)}. Its other tests did not run."
    return TestResult(test["id"], test["name"], module.name, function, "visible", kind, message, weight=test["weight"])


def _ended(status: int, what: str, trace: Path) -> str:
    """Return how a process ended, as far as it could say so."""
    if fatal := re.search(r"(?:Fatal Python error|Windows fatal exception): (.+)", _text(trace)):
        return f"{what} ({fatal[1]})"
    return f"{what} (exit status {status})"


def _place(module: Module, trace: Path) -> str:
    """Return the innermost line of the learner's file in a trace."""
    found = re.search(rf'File "[^"]*{module.name}\.py", line (\d+)', _text(trace))
    return f", at line {found[1]} of exercises/{module.name}.py" if found else ""


def _text(trace: Path) -> str:
    return trace.read_text(encoding="utf-8", errors="replace")
