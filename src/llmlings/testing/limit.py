"""A limit for code that runs in this process: it is interrupted when it takes too long."""

import contextlib
import functools
import math
import signal
import threading
import time
from _thread import interrupt_main
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass
class Limit:
    """When a block has to end (by the monotonic clock), whether it was interrupted for it, and by which exception."""

    deadline: float
    passed: bool = False
    interrupt: BaseException | None = None


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[Limit]:
    """Leave the block by an interrupt when it takes longer than `seconds`; the limit then says `passed`.

    It works on every system for loops in Python; code that never returns to the interpreter cannot be stopped this
    way. Where no thread can be started (Pyodide), there is no limit: the page stops its worker instead.
    """
    limit = Limit(time.monotonic() + seconds)
    if threading.current_thread() is not threading.main_thread():
        yield limit
        return
    try:
        watcher = _watcher()
    except RuntimeError:
        yield limit
        return
    before = signal.getsignal(signal.SIGINT)
    if before == signal.SIG_IGN:
        # As in a job that a script put into the background: the interrupt would be ignored like any other.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        try:
            watcher.add(limit)
            yield limit
        finally:
            watcher.drop(limit)
    except KeyboardInterrupt as interrupt:
        # Once more: the interrupt may have come before the limit was dropped.
        watcher.drop(limit)
        if not limit.passed:
            raise
        limit.interrupt = interrupt
    finally:
        if before == signal.SIG_IGN:
            signal.signal(signal.SIGINT, before)


class _Watcher:
    """One thread that outlives the blocks: to start one for each call takes longer than most calls."""

    def __init__(self) -> None:
        # Reentrant: a Ctrl-C can fall into a block that holds it, and its handler needs it again.
        self._changed = threading.Condition(threading.RLock())
        self._limits: list[Limit] = []
        self._wakes_at = math.inf
        threading.Thread(target=self._watch, daemon=True).start()

    def add(self, limit: Limit) -> None:
        with self._changed:
            self._limits.append(limit)
            # Otherwise the thread wakes in time by itself; to wake it for each call costs a switch of threads.
            if limit.deadline < self._wakes_at:
                self._changed.notify()

    def drop(self, limit: Limit) -> None:
        with self._changed:
            self._limits = [other for other in self._limits if other is not limit]

    def _watch(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for limit in self._limits:
                    if limit.deadline <= now:
                        limit.passed = True
                        # Again each second: a bare `except:` in the block may have swallowed the first interrupt.
                        limit.deadline = now + 1.0
                        interrupt_main()
                self._wakes_at = min((limit.deadline for limit in self._limits), default=math.inf)
                self._changed.wait(None if self._wakes_at == math.inf else self._wakes_at - now)


@functools.cache
def _watcher() -> _Watcher:
    return _Watcher()
