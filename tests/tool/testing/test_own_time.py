"""The limit for what an answer makes the grader compute."""

import signal
import sys
import threading

import pytest

from llmlings.testing.own_time import TooMuchWork, own_time

timers = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no interval timers")


def count_for_ever() -> None:
    while True:
        try:
            while True:
                pass
        except Exception:
            pass


@timers
def test_endless_work_ends() -> None:
    with pytest.raises(TooMuchWork, match="looking at it takes the grader more than"), own_time(0.02):
        count_for_ever()


@timers
def test_afterwards_all_is_as_it_was() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with own_time(50):
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)
    assert signal.getsignal(signal.SIGVTALRM) is before


@timers
def test_in_another_thread_there_is_no_limit() -> None:
    left = []

    def work() -> None:
        with own_time(50):
            left.append(signal.getitimer(signal.ITIMER_VIRTUAL))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert left == [(0, 0)]


def test_where_there_are_no_interval_timers_there_is_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    # As on Windows, and in the Python of a page.
    monkeypatch.delattr(signal, "setitimer", raising=False)
    with own_time(0.001):
        assert sum(range(10**6)) == 499999500000
