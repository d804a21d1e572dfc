"""The time that code may take: seconds of the processor, and behind them a generous while by the clock.

Each cell of a notebook gets half of what is left, so that an endless one leaves some for others.
"""

import contextlib
import signal
from collections.abc import Iterator
from typing import Any

#: What waits instead of computing, or is kept waiting by other jobs, is given this many times as long.
WAITING = 6.0
#: In seconds: a bare `except:` may swallow the first interrupt.
_AGAIN = 0.1


class Interrupted(KeyboardInterrupt):
    """What Jupyter's stop button raises in a cell."""


class TimeShares:
    """Shares out seconds of the processor; None where there is no limit. For the main thread of a Unix process."""

    def __init__(self, seconds: float | None) -> None:
        self.limited = seconds is not None
        self._left = seconds or 0.0
        self._running = False
        self._fired = False

    @contextlib.contextmanager
    def next(self) -> Iterator[None]:
        """Interrupt the block when it takes more than its share."""
        if not self.limited:
            yield
            return
        share = self._left / 2
        signals = (signal.SIGPROF, signal.SIGALRM)
        handlers = [signal.signal(number, self._interrupt) for number in signals]
        self._fired = False
        try:
            self._running = True
            _set_timers(share, share * WAITING)
            yield
        finally:
            self._running = False
            computing, waiting = _set_timers(0, 0)
            used = share if self._fired else max(share - computing, share - waiting / WAITING)
            self._left -= min(share, max(0.0, used))
            for number, handler in zip(signals, handlers, strict=True):
                signal.signal(number, handler)

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Do not count the block."""
        running, self._running = self._running, False
        left = _set_timers(0, 0) if running else (0.0, 0.0)
        try:
            yield
        finally:
            if running:
                self._running = True
                _set_timers(*left)

    def _interrupt(self, _number: int, _frame: Any) -> None:
        if self._running:
            self._fired = True
            raise Interrupted


def computed_too_long(seconds: float) -> str:
    """Return the end of a sentence about code that took more of the processor than it may."""
    return f"did not finish within {seconds:g} seconds of processor time"


def waited_too_long(seconds: float) -> str:
    """Return the end of a sentence about code that had `seconds` of the processor, and did not take them."""
    return f"did not finish within {WAITING * seconds:g} seconds, most of which it waited"


def _set_timers(computing: float, waiting: float) -> tuple[float, float]:
    """Set what is left of both kinds of time, 0 for none, and return what was left."""
    before = [
        signal.setitimer(timer, seconds, _AGAIN if seconds else 0)[0]
        for timer, seconds in ((signal.ITIMER_PROF, computing), (signal.ITIMER_REAL, waiting))
    ]
    return before[0], before[1]
