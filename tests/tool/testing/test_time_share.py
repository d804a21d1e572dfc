"""Each block gets half of what is left, and an interrupt comes again where it was swallowed."""

import contextlib
import signal
import time

import pytest

from llmlings.testing.time_share import Interrupted, TimeShares

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="Windows has no interval timers; graders, who run notebooks, use Linux"
)


def busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def used_by_an_endless_block(shares: TimeShares) -> float:
    start = time.process_time()
    with pytest.raises(Interrupted), shares.next():
        busy(10)
    return time.process_time() - start


def test_endless_blocks_get_less_and_less() -> None:
    shares = TimeShares(0.8)
    found = [used_by_an_endless_block(shares) for _ in range(3)]
    # Half of what is left each; less beside other jobs, since waiting counts, too.
    assert 0.1 < found[0] < 0.6
    assert found[2] < 0.25


def test_a_quick_block_takes_only_what_it_needs() -> None:
    shares = TimeShares(0.8)
    for _ in range(20):
        with shares.next():
            busy(0.02)
    # Half of the 0.4 that are left; had each block taken its share, nothing would be.
    assert 0.03 < used_by_an_endless_block(shares) < 0.35


def test_a_block_that_waits_is_interrupted_later() -> None:
    start = time.monotonic()
    with pytest.raises(Interrupted), TimeShares(0.2).next():
        time.sleep(10)
    assert 0.25 < time.monotonic() - start < 5
    shares = TimeShares(1.0)
    with shares.next():
        time.sleep(0.9)
    # A part of it counts.
    assert 0.1 < used_by_an_endless_block(shares) < 0.45


def test_what_is_paused_is_not_counted() -> None:
    shares = TimeShares(0.2)
    with shares.next(), shares.paused():
        busy(0.3)

    def endless() -> None:
        with shares.paused():
            busy(0.3)
        busy(10)

    with pytest.raises(Interrupted), shares.next():
        endless()


def test_an_interrupt_comes_again_where_it_was_swallowed() -> None:
    def stubborn() -> None:
        with contextlib.suppress(Interrupted):
            busy(10)
        busy(10)

    start = time.process_time()
    with pytest.raises(Interrupted), TimeShares(1.0).next():
        stubborn()
    assert 0.1 < time.process_time() - start < 2


def test_without_a_limit_nothing_is_interrupted() -> None:
    shares = TimeShares(None)
    with shares.next(), shares.paused():
        busy(0.1)
    assert not shares.limited
