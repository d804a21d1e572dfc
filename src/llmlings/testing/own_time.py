"""A limit for the grader's own work: a test that an answer keeps busy ends.

Values are checked where they arrive, and comparing and showing them is bounded. This is the net below: a test may count
up to a number that came out.
"""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

#: A test may compute so many times as long as one of its calls may take. The course's own stay far below.
OWN_SHARE = 10
#: Until it is told again to a block that has caught it.
_AGAIN = 1.0


class TooMuchWork(BaseException):
    """What came out keeps the test itself busy for too long. Not an Exception: tests may catch those."""


@contextlib.contextmanager
def own_time(seconds: float) -> Iterator[None]:
    """Leave the block by `TooMuchWork` when this process computes longer than `seconds` in it; to wait costs nothing.

    For the main thread of a Unix process; elsewhere there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooMuchWork(f"looking at it takes the grader more than {seconds:g} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
