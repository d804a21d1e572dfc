"""The channel to a worker keeps the time, whatever the far end does."""

import os
import subprocess
import sys
import threading

import pytest

from llmlings.grade.sandbox.channel import Channel
from llmlings.grade.sandbox.deadline import Deadline, OutOfTime
from llmlings.grade.sandbox.process import Launched
from llmlings.grade.wire.frames import Ready, encode
from llmlings.grade.wire.unpack import WireError


@pytest.fixture
def silent():
    """A channel to a process that does nothing, and the far ends of its two pipes."""
    requests_read, requests_write = os.pipe()
    replies_read, replies_write = os.pipe()
    popen = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True)
    channel = Channel(Launched(popen), requests_write, replies_read, os.open(os.devnull, os.O_RDONLY), 10**6)
    yield channel, requests_read, replies_write
    channel.close()
    popen.stdin.close()
    for descriptor in (requests_read, replies_write):
        os.close(descriptor)


def test_a_worker_that_does_not_read_cannot_hold_the_grader_up(silent):
    channel, _, _ = silent
    with pytest.raises(OutOfTime):
        channel.exchange([bytes(10_000_000)], Deadline(0.2))


def test_a_worker_that_writes_instead_of_reading_is_refused(silent):
    channel, _, replies = silent
    os.write(replies, bytes(60_000))
    with pytest.raises(WireError, match="before it was asked"):
        channel.exchange([bytes(10_000_000)], Deadline(20))


def test_a_reply_that_comes_byte_by_byte_is_read(silent):
    channel, requests, replies = silent

    def answer():
        os.read(requests, 1)
        for byte in b"".join(encode(Ready(), (), 0)):
            os.write(replies, bytes([byte]))

    thread = threading.Thread(target=answer)
    thread.start()
    assert channel.exchange([b"?"], Deadline(20))[0] == Ready()
    thread.join()


def test_half_a_reply_does_not_stop_the_clock(silent):
    channel, requests, replies = silent
    thread = threading.Thread(target=lambda: (os.read(requests, 1), os.write(replies, bytes(5))))
    thread.start()
    with pytest.raises(OutOfTime):
        channel.exchange([b"?"], Deadline(0.2))
    thread.join()
