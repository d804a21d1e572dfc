"""The time that a worker has: what it computes, as the grader reads it, and a generous while by the clock."""

import subprocess
import sys
import time

import pytest

from llmlings.grade.sandbox import deadline as module
from llmlings.grade.sandbox.deadline import Deadline, OutOfTime
from llmlings.testing.time_share import WAITING


class Clocks:
    """The clock on the wall and that of a worker, both as a test sets them."""

    def __init__(self) -> None:
        self.wall = self.processor = 0.0

    def monotonic(self) -> float:
        return self.wall


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    clocks = Clocks()
    monkeypatch.setattr(module, "time", clocks)
    return clocks


def test_a_worker_that_waits_for_the_processor_loses_nothing(clocks: Clocks) -> None:
    clocks.processor = 7.0
    deadline = Deadline(5, lambda: clocks.processor)
    clocks.wall, clocks.processor = 5.0, 7.5
    assert deadline.left() == 4.5
    clocks.wall, clocks.processor = 20.0, 11.9
    assert deadline.left() == pytest.approx(0.1)
    clocks.wall, clocks.processor = 20.2, 12.1
    with pytest.raises(OutOfTime, match=r"^did not finish within 5 seconds of processor time$"):
        deadline.left()


def test_a_worker_that_sleeps_ends_too(clocks: Clocks) -> None:
    deadline = Deadline(5, lambda: clocks.processor)
    clocks.wall = 5 * WAITING - 1
    assert deadline.left() == pytest.approx(1)
    clocks.wall = 5 * WAITING
    with pytest.raises(OutOfTime, match=r"^did not finish within 30 seconds, most of which it waited$"):
        deadline.left()


def test_the_processor_is_not_asked_again_and_again(clocks: Clocks) -> None:
    asked = []
    deadline = Deadline(5, lambda: asked.append(clocks.wall) or 4.999 * bool(asked[1:]))  # type: ignore[func-returns-value]
    for _ in range(1000):
        clocks.wall += deadline.left() / 2
        if clocks.wall > 6:
            break
    assert len(asked) < 60


def test_without_the_clock_of_the_worker_the_one_on_the_wall_counts(clocks: Clocks) -> None:
    deadline = Deadline(5)
    clocks.wall = 4.0
    assert deadline.left() == 1.0
    clocks.wall = 5.0
    with pytest.raises(OutOfTime, match=r"^did not finish within 5 seconds$"):
        deadline.left()


def test_the_clock_of_a_process_that_does_not_exist_is_none() -> None:
    assert module.processor_clock(2**22 + 1) is None


def test_the_clock_is_that_of_the_worker(submission) -> None:  # type: ignore[no-untyped-def]
    source = """
        import time

        def busy(seconds):
            end = time.process_time() + seconds
            while time.process_time() < end: pass

        def sleeps(seconds):
            time.sleep(seconds)
        """
    for kind in ("bwrap", "none"):
        implementation = submission(kind, m=source)
        assert implementation.call("m", "busy", (0.0,), {}, 20).kind == "value"
        read = implementation._worker.channel._processor
        before = read()
        implementation.call("m", "sleeps", (0.3,), {}, 20)
        slept = read()
        implementation.call("m", "busy", (0.3,), {}, 20)
        assert slept - before < 0.2
        assert 0.29 < read() - slept < 2
        implementation.close()


def test_the_clock_of_a_process_that_has_ended_stands_still() -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    read = module.processor_clock(process.pid)
    process.communicate(b"\n")
    assert read is not None
    assert read() == 0.0


def test_a_worker_says_nothing_about_its_time(submission) -> None:  # type: ignore[no-untyped-def]
    source = """
        import time
        time.process_time = time.monotonic = time.thread_time = lambda: 0.0

        def f():
            while True: pass
        """
    start = time.monotonic()
    assert submission(m=source).call("m", "f", (), {}, 0.5).kind == "timeout"
    assert time.monotonic() - start < 50
