"""Whatever a worker writes to the grader that is no honest answer ends that worker, and nothing else."""

import time

import numpy as np
import pytest
from workers import attack, honest

from llmlings.grade import remote_implementation as remote

FORGERIES = {
    "garbage": "def f():\n    write(os.urandom(1000))",
    "garbage without end": "def f():\n    while True: write(bytes(range(256)) * 1000)",
    "a header that promises too much": "def f():\n    write(struct.pack('<IQ', 2**24, 2**60))",
    "an empty message": "def f():\n    write(struct.pack('<IQ', 0, 0))",
    "a second reply": "def f():\n    write(forged(1))\n    return 2",
    "many replies": "def f():\n    write(forged(1) * 1000)\n    return 2",
    "a reply to another request": "def f():\n    write(forged(1, request=7))\n    return 2",
    "a guess at the next request": "def f():\n    write(forged(1, find('Worker')._current_call + 1))\n    return 2",
    "a reply and half of another": "def f():\n    write(forged(1) + forged(2)[:9])\n    return 2",
    "ready again": "def f():\n    write(b''.join(wire.encode(wire.Ready(), (), 0)))\n    return 2",
    "a value that is none": "def f():\n    write(forged([9, 'int64', [2**40], 0]))\n    return 2",
    "an object of another worker": "def f():\n    write(forged([14, 2**40, 'Model']))\n    os.read(0, 1)\n    return 2",
    "a callback that was not given": """
        def f():
            write(b"".join(wire.encode(wire.CallbackCall(find("Worker")._current_call, 0, [0], [4, [0], [0]]), (), 0)))
        """,
    "a callback of another call": """
        def f():
            write(b"".join(wire.encode(wire.CallbackCall(7, 0, [0], [4, [0], [0]]), (), 0)))
        """,
    "generator states that were not asked for": """
        def f():
            message = wire.Reply(find("Worker")._current_call, "value", 1, generators=[1, 2])
            write(b"".join(wire.encode(message, (), 0)))
            return 2
        """,
}


@pytest.mark.parametrize("body", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_frame_ends_the_worker(submission, body):
    implementation = submission(m=attack(body))
    first = implementation.call("m", "f", (), {}, 20)
    if first.kind == "value":
        # The forged reply came alone: it is the answer then. What the function itself returned must cost no later call.
        assert first.value == 1
        end = time.monotonic() + 20
        while not implementation._worker.channel.is_of_no_use() and time.monotonic() < end:
            time.sleep(0.01)
    else:
        assert first.kind == "crashed"
        assert "disturbed the grader's channel" in first.message
    assert honest(implementation)


def test_a_thread_that_keeps_writing_is_noticed(submission):
    body = """
        written = threading.Event()

        def chatter():
            while True:
                write(b"x" * 100)
                written.set()

        def f(function):
            threading.Thread(target=chatter, daemon=True).start()
            written.wait()
        """
    implementation = submission(m=attack(body))
    assert implementation.call("m", "f", (len,), {}, 20).kind == "crashed"
    assert honest(implementation)


def test_what_is_written_between_two_calls_ends_the_worker(submission):
    body = """
        Channel = type(find("Pipes"))
        receive = Channel.receive
        calls = []

        def talk_first(channel):
            # The answer to the next request, guessed.
            write(forged(7, 1))
            return receive(channel)

        def f():
            Channel.receive = talk_first
            calls.append(1)
            return len(calls)
        """
    implementation = submission(m=attack(body))
    outcomes = [implementation.call("m", "f", (), {}, 20) for _ in range(2)]
    # The guess is read together with the true answer, or while the next call is written, or found before that, and a
    # new worker gets it: in no case is it the answer, and in no case does the worker that wrote it answer again.
    assert all(outcome.kind == "crashed" or outcome.value == 1 for outcome in outcomes), outcomes


def test_kinds_that_only_the_grader_gives_cannot_be_claimed(submission):
    body = """
        def f():
            write(forged(1).replace(b"\\xa5value", b"\\xa7timeout"))
            os._exit(0)
        """
    assert submission(m=attack(body)).call("m", "f", (), {}, 20).kind == "crashed"


def test_a_forged_text_is_cleaned(submission):
    body = """
        def f():
            text = "\\x1b[2J" + "a\\nb\\u202e" + "x" * 3_000
            call = find("Worker")._current_call
            message = wire.Reply(call, "raised", None, text, text, 7, [text] * 9, text, False, [text] * 99)
            write(b"".join(wire.encode(message, (), 0)))
            threading.Event().wait()
        """
    outcome = submission(m=attack(body)).call("m", "f", (), {}, 20)
    assert outcome.kind == "raised"
    assert outcome.message.startswith("[2Ja bxx")
    assert (len(outcome.error), len(outcome.changed)) < (101, 51)
    assert len(outcome.file) <= 100
    assert outcome.file.isprintable()
    assert len(outcome.message) <= 2000
    assert [line.isprintable() and len(line) <= 120 for line in outcome.source] == [True, True]


def test_an_endless_stream_of_callbacks_ends_the_worker(submission, monkeypatch):
    monkeypatch.setattr(remote, "MAX_CALLBACKS", 100)
    implementation = submission(m="def f(function):\n    while True: function(1)\n")
    outcome = implementation.call("m", "f", (abs,), {}, 20)
    assert outcome.kind == "crashed"
    assert "more than 100 times" in outcome.message


def test_a_forged_generator_state_is_refused(submission):
    body = """
        def f(rng):
            packer = Packer()
            state = rng.bit_generator.state
            state["state"]["pos"] = 10 ** 6
            reply = wire.Reply(find("Worker")._current_call, "value", 1, generators=[packer.pack(state)])
            write(b"".join(wire.encode(reply, packer.attachments, 10 ** 6)))
            return 2
        """
    rng = np.random.Generator(np.random.MT19937(3))
    assert submission(m=attack(body)).call("m", "f", (rng,), {}, 20).kind == "crashed"
    assert rng.random() == np.random.Generator(np.random.MT19937(3)).random()
