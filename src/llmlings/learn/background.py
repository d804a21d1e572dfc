"""Test runs beside the screen: one at a time, the newest wins, and the next process is ready before it is needed."""

import queue
import threading
from collections.abc import Callable, Sequence

from llmlings.course import Course, Module
from llmlings.errors import LlmlingsError
from llmlings.learn.check import check_module
from llmlings.learn.supervisor import Child
from llmlings.testing.results import Event, TestResult

Told = Event | list[TestResult] | LlmlingsError


class _Cancelled(Exception):
    """A newer save has taken the place of a run."""


class Standby:
    """Keeps a process that has imported what the next run needs."""

    def __init__(self) -> None:
        self._ready: Child | None = None
        self._lock = threading.Lock()

    def prepare(self, packages: Sequence[str]) -> None:
        """Have a process ready that has imported these packages."""
        with self._lock:
            if self._ready is not None and self._ready.packages == tuple(packages):
                return
            self._end()
            self._ready = Child(packages)

    def take(self, packages: Sequence[str]) -> Child:
        """Return the process that is ready, or a new one."""
        with self._lock:
            if self._ready is not None and self._ready.packages == tuple(packages):
                child, self._ready = self._ready, None
                return child
        return Child(packages)

    def close(self) -> None:
        """End the process that is ready."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._ready is not None:
            self._ready.close()
            self._ready = None


class BackgroundRun:
    """One run of a module's tests in a thread; `told` gives what it tells, its results last."""

    def __init__(self, course: Course, module: Module, standby: Standby) -> None:
        self.module = module
        self.told: queue.SimpleQueue[Told] = queue.SimpleQueue()
        self._course = course
        self._standby = standby
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._cancelled = False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """End the run; it tells nothing more."""
        with self._lock:
            self._cancelled = True
            if self._child is not None:
                self._child.kill()
        self._thread.join()

    def _work(self) -> None:
        try:
            told: Told = check_module(self._course, self.module, (), self._start, self._tell)
        except _Cancelled:
            return
        except LlmlingsError as error:
            told = error
        if not self._cancelled:
            self.told.put(told)
        self._standby.prepare(self.module.requires)

    def _start(self, packages: Sequence[str]) -> Child:
        with self._lock:
            if self._cancelled:
                raise _Cancelled
            self._child = self._standby.take(packages)
            return self._child

    def _tell(self, event: Event) -> None:
        if self._cancelled:
            raise _Cancelled
        self.told.put(event)


#: Begins a run.
Begin = Callable[[Course, Module], BackgroundRun]
