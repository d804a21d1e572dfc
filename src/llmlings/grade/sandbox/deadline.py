"""When a worker has to have answered: by the time that it computes, as the grader reads it, and by the clock behind.

Beside other jobs a right answer waits for the processor; by the clock alone it would run out of time.
"""

import os
import time
from collections.abc import Callable

from llmlings.testing.time_share import WAITING, computed_too_long, waited_too_long

#: In seconds: the processor's clock is read no more often than that.
_TICK = 0.02

ProcessorClock = Callable[[], float]


class OutOfTime(Exception):
    """The worker had not answered in time; the text is the end of a sentence about it."""


class Deadline:
    """The end of one exchange, `seconds` of the processor from now on; of the wall clock where no other is given."""

    def __init__(self, seconds: float, processor: ProcessorClock | None = None) -> None:
        self._seconds = seconds
        self._processor = processor
        now = time.monotonic()
        self._until = now + seconds
        self._looks_again = now + seconds
        if processor is not None:
            self._until = now + WAITING * seconds
            self._may_use = processor() + seconds

    def left(self) -> float:
        """Return for how many seconds there is nothing to decide; an `OutOfTime` says that the time is over."""
        now = time.monotonic()
        if now >= self._until:
            if self._processor is None:
                raise OutOfTime(f"did not finish within {self._seconds:g} seconds")
            raise OutOfTime(waited_too_long(self._seconds))
        if now >= self._looks_again and self._processor is not None:
            unused = self._may_use - self._processor()
            if unused <= 0:
                raise OutOfTime(computed_too_long(self._seconds))
            self._looks_again = now + max(unused, _TICK)
        return min(self._until, self._looks_again) - now


def processor_clock(starter: int) -> ProcessorClock | None:
    """Return a clock of the time that a worker computes; None where the system does not tell, as on macOS.

    The worker is the process at the end of those that `starter` has started. Look for it before a submission has
    arrived there: in the sandbox it can start no other.
    """
    try:
        pid = starter
        while children := _children(pid):
            pid = children[-1]
        # As clock_getcpuclockid(3) makes it, which Python does not have.
        clock = ~pid << 3 | 2
        time.clock_gettime(clock)
    except (AttributeError, OSError):
        return None

    def read() -> float:
        try:
            return time.clock_gettime(clock)
        # It has ended: its pipes say so.
        except OSError:
            return 0.0

    return read


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as file:
            found += map(int, file.read().split())
    return found
