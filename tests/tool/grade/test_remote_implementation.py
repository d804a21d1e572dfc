"""The trusted side: whatever a worker does, one call is lost at most, and the next one is answered."""

import os
import signal
import threading
from pathlib import Path

import numpy as np
import pytest
from some import some
from workers import has_ended, honest

from llmlings.course import Limits
from llmlings.grade import remote_implementation as remote
from llmlings.grade.remote_implementation import RemoteImplementation
from llmlings.grade.sandbox import start as starting
from llmlings.grade.sandbox.process import Launched

ENDINGS = {
    "exits at once": ("import os\ndef f():\n    os._exit(0)", "crashed"),
    "exits with an error": ("import os\ndef f():\n    os._exit(1)", "crashed"),
    "calls sys.exit": ("import sys\ndef f():\n    sys.exit(0)", "raised"),
    "kills itself": ("import os, signal\ndef f():\n    os.kill(os.getpid(), signal.SIGKILL)", "crashed"),
    "reads address 0": ("import ctypes\ndef f():\n    ctypes.string_at(0)", "crashed"),
    "overflows the stack": (
        "import sys\ndef f():\n    sys.setrecursionlimit(10**9)\n    g(1)\ndef g(x):\n    sorted([x], key=g)",
        None,
    ),
    "loops": ("def f():\n    while True: pass", "timeout"),
    "loops and catches": ("def f():\n    while True:\n        try: g()\n        except BaseException: pass", "timeout"),
    "sleeps": ("import time\ndef f():\n    time.sleep(1000)", "timeout"),
    "stops itself": ("import os, signal\ndef f():\n    os.kill(os.getpid(), signal.SIGSTOP)", "timeout"),
    "deadlocks": ("import threading\nlock = threading.Lock()\ndef f():\n    lock.acquire(); lock.acquire()", "timeout"),
    "takes all memory": ("def f():\n    return [bytearray(2**20) for _ in range(10**5)]", "memory"),
    "takes all memory in NumPy": ("import numpy as np\ndef f():\n    return np.ones(10**9)", "memory"),
    "closes every file": ("import os\ndef f():\n    os.closerange(0, 100)", "crashed"),
    "floods stdout": ("def f():\n    while True: print('x' * 10**5)", "timeout"),
    "floods stderr": ("import os\ndef f():\n    while True: os.write(2, b'x' * 10**5)", "timeout"),
}
SHORT = ("exits at once", "calls sys.exit", "reads address 0", "loops", "sleeps", "takes all memory", "floods stdout")


@pytest.fixture
def starts(monkeypatch):
    """A list that grows with each worker that is started."""
    begun, start = [], remote.start
    monkeypatch.setattr(remote, "start", lambda *given: begun.append(1) or start(*given))
    return begun


@pytest.mark.parametrize("kind_of_sandbox", ["bwrap", pytest.param("none", marks=pytest.mark.long)])
@pytest.mark.parametrize(("source", "kind"), some(ENDINGS, *SHORT))
def test_an_ending_costs_one_call(submission, kind_of_sandbox, source, kind):
    implementation = submission(kind_of_sandbox, {"memory_megabytes": 512}, m=source)
    assert honest(implementation)
    # What waits is given several times as long.
    seconds = 0.4 if kind == "timeout" else 20.0
    outcome = implementation.call("m", "f", (), {}, seconds)
    assert outcome.kind == kind or (kind is None and outcome.kind in ("crashed", "raised", "memory"))
    assert honest(implementation)


def test_the_sentences_of_lost_calls(submission):
    implementation = submission(m="import os\ndef loops():\n    while True: pass\ndef exits():\n    os._exit(0)\n")
    assert implementation.call("m", "loops", (), {}, 0.5).message == (
        "The call did not finish within 0.5 seconds of processor time."
    )
    assert implementation.call("m", "exits", (), {}, 20).message == "The call did not return."


@pytest.mark.parametrize(
    ("source", "kind", "message"),
    [
        ("while True: pass", "timeout", "Importing the module did not finish within 1 seconds of processor time."),
        ("import os\nos._exit(0)", "crashed", "Importing the module did not return."),
        ("import sys\nsys.exit(0)", "broken", "importing it raised SystemExit: 0 (line 2)"),
        ("x = bytearray(2**34)", "memory", "importing it took more memory than allowed"),
        ("import ctypes\nctypes.string_at(0)", "crashed", "Importing the module did not return."),
    ],
    ids=["loops", "os._exit", "sys.exit", "memory", "segfault"],
)
def test_an_import_that_fails_is_tried_in_two_workers_at_most(submission, source, kind, message, starts):
    implementation = submission(limits={"call_seconds": 1, "memory_megabytes": 512}, m=source)
    for _ in range(20):
        outcome = implementation.call("m", "f", (), {}, 20)
        assert (outcome.kind, outcome.message) == (kind, message)
    assert honest(implementation)
    assert len(starts) <= 3


def test_the_import_of_a_package_is_not_part_of_the_learners_time(submission):
    source = "import torch\ndef f():\n    return type(torch.optim.SGD([torch.zeros(1)], lr=1.0)).__name__"
    # PyTorch takes more than a second to import, and so does its first optimizer.
    implementation = submission(
        limits={"call_seconds": 1, "memory_megabytes": 2048}, packages={"m": ["torch"]}, m=source
    )
    outcome = implementation.call("m", "f", (), {}, 1)
    assert (outcome.kind, outcome.value) == ("value", "SGD")


def test_a_package_that_cannot_be_imported_is_the_modules_own_error(submission):
    implementation = submission(
        packages={"m": ["no_such_package"]}, m="import no_such_package\ndef f():\n    no_such_package.g()"
    )
    outcome = implementation.call("m", "f", (), {}, 20)
    assert (outcome.kind, outcome.error) == ("raised", "ModuleNotFoundError")
    assert "no_such_package" in outcome.message


def stop_and_go(implementation, seconds):
    """Stop the worker of an implementation for so long, as a busy machine would."""
    process = implementation._worker.channel.process.pid
    while children := Path(f"/proc/{process}/task/{process}/children").read_text().split():
        process = int(children[0])
    os.kill(process, signal.SIGSTOP)
    threading.Timer(seconds, os.kill, (process, signal.SIGCONT)).start()


@pytest.mark.parametrize("kind_of_sandbox", ["bwrap", "none"])
def test_a_call_that_only_waits_for_the_processor_loses_nothing(submission, kind_of_sandbox):
    implementation = submission(kind_of_sandbox)
    assert honest(implementation)
    stop_and_go(implementation, 1.5)
    assert implementation.call("honest", "doubled", (21,), {}, 0.75).value == 42


ONCE = {
    "time": ("[None for _ in iter(int, 1)]", "loops"),
    "memory": ("bytearray(2**40)", "takes"),
    "a crash": ("os._exit(1)", "exits"),
}


@pytest.mark.parametrize(("ending", "word"), ONCE.values(), ids=ONCE)
def test_a_call_that_ends_its_worker_once_is_made_again_in_a_fresh_one(submission, ending, word):
    # What an earlier call has left makes the next one end: in a worker of its own it is right.
    source = f"""
        import os
        kept = []

        def before():
            kept.append(1)

        def {word}():
            if kept: {ending}
            return "right"

        def never():
            {ending}
        """
    implementation = submission("none", {"memory_megabytes": 512}, m=source)
    implementation.call("m", "before", (), {}, 20)
    assert implementation.call("m", word, (), {}, 0.4).value == "right"
    assert implementation.call("m", "never", (), {}, 0.4).kind in ("timeout", "memory", "crashed")
    assert honest(implementation)


def test_a_function_that_ended_twice_is_not_given_two_tries_again(submission, starts):
    implementation = submission("none", m="import os\ndef f(): os._exit(0)")
    for _ in range(4):
        assert implementation.call("m", "f", (), {}, 20).kind == "crashed"
    assert len(starts) == 5


@pytest.mark.parametrize("source", ["while True: pass", "def f():\n    while True: pass"], ids=["an import", "a call"])
def test_what_does_not_end_in_a_fresh_worker_is_tried_once(submission, starts, source):
    implementation = submission("none", {"call_seconds": 0.4, "memory_megabytes": 512}, m=source)
    assert implementation.call("m", "f", (), {}, 0.4).kind == "timeout"
    assert len(starts) == 1


def test_a_call_with_a_callback_is_made_once(submission):
    calls = []
    source = "import os\ndef f(tell):\n    tell(1)\n    os._exit(0)"
    assert submission("none", m=source).call("m", "f", (calls.append,), {}, 20).kind == "crashed"
    assert calls == [1]


def test_a_call_that_sleeps_is_told_so(submission):
    outcome = submission(m="import time\ndef f():\n    time.sleep(1000)\n").call("m", "f", (), {}, 0.2)
    assert outcome.message == "The call did not finish within 1.2 seconds, most of which it waited."


def test_a_callback_changes_the_very_list_that_it_is_given(submission):
    source = """
        def f(model):
            kept, given, table = [1, 2], [3, 4], [[5], 6.0]
            answers = [model(kept[:]), model(given), model(given), model(table)]
            return answers, kept, given, table
        """

    def model(ids):
        ids.append(9)
        return len(ids)

    outcome = submission(m=source).call("m", "f", (model,), {}, 20)
    # What holds more than numbers and texts stays as it is: no test of the course changes it.
    assert outcome.value == ([3, 3, 4, 3], [1, 2], [3, 4, 9, 9], [[5], 6.0])


def test_the_deadline_covers_callbacks(submission):
    implementation = submission(m="def f(function):\n    while True: function(1)\n")
    assert implementation.call("m", "f", (abs,), {}, 0.5).kind == "timeout"


def test_callbacks_outside_their_call_are_refused(submission):
    source = """
        kept = []

        def keep(function):
            kept.append(function)

        def use():
            return kept[0](1)
        """
    implementation = submission(m=source)
    implementation.call("m", "keep", (abs,), {}, 20)
    outcome = implementation.call("m", "use", (), {}, 20)
    assert (outcome.kind, outcome.error) == ("raised", "RuntimeError")
    assert honest(implementation)


def test_a_callback_cannot_ask_the_same_submission(submission):
    implementation = submission()
    outcome = implementation.call(
        "honest", "twice", (lambda value: implementation.call("honest", "doubled", (value,), {}, 5).value, 1), {}, 20
    )
    assert (outcome.kind, outcome.error) == ("raised", "RuntimeError")
    assert "a callback cannot ask" in outcome.message


def test_an_interrupted_callback_ends_the_worker_and_reaches_the_caller(submission):
    implementation = submission()

    def interrupted(value):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        implementation.call("honest", "twice", (interrupted, 1), {}, 20)
    assert honest(implementation)


@pytest.mark.parametrize("kind_of_sandbox", ["bwrap", "none"])
def test_a_submission_smaller_than_any_buffer_arrives(kind_of_sandbox):
    limits = Limits(20, 3, 60, 1024, 8, 16)
    for _ in range(5):
        with RemoteImplementation({"m": "def f(): return 1"}, limits, kind_of_sandbox) as implementation:
            assert implementation.call("m", "f", (), {}, 20).value == 1


def test_large_arguments_and_results_cross(submission):
    implementation = submission()
    assert implementation.call("honest", "length", ("x" * 15_000_000,), {}, 20).value == 15_000_000
    array = np.arange(1_000_000.0)
    assert np.array_equal(implementation.call("honest", "doubled", (array,), {}, 20).value, array * 2)


@pytest.mark.parametrize(
    "argument",
    [object(), 1j, range(3), [iter("ab")], {"a": int}],
    ids=["object", "complex", "range", "iterator", "type"],
)
def test_an_argument_that_cannot_be_sent_is_the_test_authors_error(submission, argument):
    implementation = submission()
    with pytest.raises(TypeError, match="cannot be sent"):
        implementation.call("honest", "doubled", (argument,), {}, 20)
    with pytest.raises(TypeError, match="cannot be sent"):
        implementation.call("honest", "doubled", (), {"value": argument}, 20)


def test_an_argument_that_is_too_large_is_the_test_authors_error(submission):
    with pytest.raises(TypeError, match="too large"):
        submission().call("honest", "length", ("x" * 20_000_000,), {}, 20)


def test_a_handle_ends_with_its_worker(submission):
    implementation = submission(m="import os\ndef f():\n    os._exit(0)\n")
    box = implementation.call("honest", "make", (), {}, 20).value
    assert implementation.call(box, "get", (), {}, 20).value == 1
    implementation.call("m", "f", (), {}, 20)
    for outcome in (
        implementation.call(box, "get", (), {}, 20),
        implementation.call("honest", "doubled", ([box],), {}, 20),
    ):
        assert outcome.kind == "crashed"
        assert outcome.message == "The object that it needs was lost when its process ended in an earlier call."
    other = implementation.call("honest", "make", (), {}, 20).value
    assert other != box
    assert implementation.call(box, "get", (), {}, 20).kind == "crashed"
    assert implementation.call(other, "get", (), {}, 20).value == 1


def test_generators_stay_as_they_were_when_the_worker_dies(submission):
    implementation = submission(m="import os\ndef f(rng):\n    rng.random()\n    os._exit(0)\n")
    rng = np.random.default_rng(3)
    implementation.call("m", "f", (rng,), {}, 20)
    assert rng.random() == np.random.default_rng(3).random()


def test_closing_ends_the_worker_and_a_later_call_starts_another(submission):
    implementation = submission()
    assert honest(implementation)
    descriptor = os.pidfd_open(implementation._worker.channel.process.pid)
    implementation.close()
    implementation.close()
    assert has_ended(descriptor)
    assert honest(implementation)


@pytest.mark.parametrize("kind_of_sandbox", ["bwrap", "none"])
def test_a_worker_ends_with_its_grader(submission, kind_of_sandbox):
    implementation = submission(kind_of_sandbox)
    assert honest(implementation)
    channel = implementation._worker.channel
    descriptor = os.pidfd_open(channel.process.pid)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), channel._requests)
    assert has_ended(descriptor)
    if isinstance(channel.process, Launched):
        assert channel.process.popen.wait(20) == 0


def test_a_worker_ends_with_its_grader_before_it_is_ready():
    channel = starting._spawn(None, Limits(20, 3, 60, 1024, 8, 16), 1000, 0)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), channel._requests)
    assert channel.process.popen.wait(20) == 1
    channel.close()


def test_nothing_stays_open_after_close(submission):
    implementation = submission()
    before = os.listdir("/proc/self/fd")
    for _ in range(3):
        assert honest(implementation)
        implementation.close()
    assert len(os.listdir("/proc/self/fd")) <= len(before)


def test_two_submissions_in_two_threads_do_not_meet(submission):
    values = {}

    def grade(number):
        implementation = submission(m=f"def f():\n    return {number}\n")
        values[number] = [implementation.call("m", "f", (), {}, 20).value for _ in range(20)]
        implementation.close()

    threads = [threading.Thread(target=grade, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert values == {0: [0] * 20, 1: [1] * 20}


def test_what_functions_are_given_is_limited_together(submission):
    source = "def f(function, times):\n    for _ in range(times): function(bytes(2 ** 20))\n    return times\n"
    implementation = submission(m=source)
    assert implementation.call("m", "f", (len, 10), {}, 20).value == 10
    outcome = implementation.call("m", "f", (len, 20), {}, 20)
    assert outcome.kind == "crashed"
    assert "too large" in outcome.message


def test_modules_that_are_too_large_together_are_told_so(submission):
    texts = {f"m{number}": "#" * 2**20 for number in range(17)}
    outcome = submission(**texts).call("m0", "f", (), {}, 20)
    assert outcome.kind == "broken"
    assert outcome.message.startswith("the modules together cannot be tested: it is too large (18 MB")
