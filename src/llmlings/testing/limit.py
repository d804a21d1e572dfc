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

from llmlings.testing.time_share import WAITING, computed_too_long, waited_too_long

#: In seconds: no limit is looked at more often than that.
_TICK = 0.01


@dataclass
class Limit:
    """When a block has to end by the processor's clock and by the wall's, and what became of it.

    `overrun` is the end of a sentence about a block that did not end, empty for one that did, and `interrupt` the
    exception that ended it.
    """

    seconds: float
    processor: float
    wall: float
    overrun: str = ""
    interrupt: BaseException | None = None

    def left(self) -> float:
        """Return for how many seconds there is nothing to decide."""
        return min(self.processor - time.process_time(), self.wall - time.monotonic())

    def end(self) -> None:
        """Note which clock has run out; the limit is over again in a second."""
        computed = self.processor <= time.process_time()
        self.overrun = self.overrun or (computed_too_long if computed else waited_too_long)(self.seconds)
        # A bare `except:` in the block may have swallowed the interrupt.
        self.processor, self.wall = math.inf, time.monotonic() + 1.0


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[Limit]:
    """Leave the block by an interrupt when it takes too long; the limit then says how.

    It has `seconds` of the processor, so that other jobs cost it nothing, and `WAITING` times as many by the clock. It
    works on every system for loops in Python; code that never returns to the interpreter cannot be stopped this
    way. Where no thread can be started (Pyodide), there is no limit: the page stops its worker instead.
    """
    limit = Limit(seconds, time.process_time() + seconds, time.monotonic() + WAITING * seconds)
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
        if not limit.overrun:
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
            if time.monotonic() + limit.left() < self._wakes_at:
                self._changed.notify()

    def drop(self, limit: Limit) -> None:
        with self._changed:
            self._limits = [other for other in self._limits if other is not limit]

    def _watch(self) -> None:
        with self._changed:
            while True:
                for limit in self._limits:
                    if limit.left() <= 0:
                        limit.end()
                        _interrupt()
                left = max(_TICK, min((limit.left() for limit in self._limits), default=math.inf))
                self._wakes_at = time.monotonic() + left
                self._changed.wait(None if left == math.inf else left)


def _interrupt() -> None:
    if hasattr(signal, "pthread_kill"):
        # A real signal ends a pause, too.
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    else:
        interrupt_main()


@functools.cache
def _watcher() -> _Watcher:
    return _Watcher()
