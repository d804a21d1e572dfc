"""A block in this process that takes too long is interrupted."""

import threading
import time
from _thread import interrupt_main

import pytest

from llmlings.testing.limit import time_limit


def loop_for_ever() -> None:
    while True:
        pass


def test_an_endless_loop_is_left() -> None:
    with time_limit(0.05) as limit:
        loop_for_ever()
    assert limit.overrun == "did not finish within 0.05 seconds of processor time"


def test_a_block_that_waits_gets_longer() -> None:
    with time_limit(0.05) as limit:
        time.sleep(0.1)
    assert not limit.overrun
    with time_limit(0.05) as limit:
        for _ in range(1000):
            time.sleep(0.1)
    assert limit.overrun == "did not finish within 0.3 seconds, most of which it waited"


def test_a_quick_block_is_not_interrupted_later() -> None:
    with time_limit(0.05) as limit:
        pass
    time.sleep(0.1)
    assert not limit.overrun


def test_a_later_block_with_less_time_is_left_first() -> None:
    with time_limit(60) as outer, time_limit(0.05) as inner:
        loop_for_ever()
    assert (bool(outer.overrun), bool(inner.overrun)) == (False, True)


def test_the_limit_of_the_outer_block_ends_the_inner_one() -> None:
    with time_limit(0.05) as outer:
        with time_limit(60) as inner:
            loop_for_ever()
        raise AssertionError("the interrupt stopped at the inner block")
    assert (bool(outer.overrun), bool(inner.overrun)) == (True, False)


def test_an_interrupt_that_is_swallowed_comes_again() -> None:
    with time_limit(0.05) as limit:
        try:
            loop_for_ever()
        except BaseException:
            loop_for_ever()
    assert limit.overrun


def test_a_keyboard_interrupt_of_the_user_goes_through() -> None:
    def interrupted() -> None:
        with time_limit(60):
            interrupt_main()
            loop_for_ever()

    with pytest.raises(KeyboardInterrupt):
        interrupted()


def test_many_blocks_start_one_thread() -> None:
    with time_limit(60):
        before = threading.active_count()
    for _ in range(20):
        with time_limit(60):
            assert threading.active_count() == before


def test_a_thread_other_than_the_first_has_no_limit() -> None:
    passed = []

    def block() -> None:
        with time_limit(0.01) as limit:
            time.sleep(0.05)
        passed.append(bool(limit.overrun))

    thread = threading.Thread(target=block)
    thread.start()
    thread.join()
    assert passed == [False]
