"""Workers to be tried: one with an honest module, and what forges its answers."""

import os
import select
from contextlib import contextmanager
from textwrap import dedent

from llmlings.course import Limits
from llmlings.grade.remote_implementation import RemoteImplementation

LIMITS = Limits(
    call_seconds=20, timeouts_per_function=3, cpu_seconds=60, memory_megabytes=2048, scratch_megabytes=8,
    message_megabytes=16,
)  # fmt: skip

HONEST = """
    def doubled(value):
        return value * 2

    class Box:
        def get(self):
            return 1

    def make():
        return Box()

    def twice(function, value):
        return function(function(value))

    def length(text):
        return len(text)

    def draws(rng):
        return rng.random()
    """

# What an attacker finds by looking around in the worker: the channel to the grader, and the request being answered.
LOOK_AROUND = """
    import gc, os, struct, sys, time, threading
    import numpy as np
    wire = sys.modules["llmlings.grade.wire.frames"]
    Packer = sys.modules["llmlings.grade.wire.pack"].Packer

    def find(kind):
        return next(thing for thing in gc.get_objects() if type(thing).__name__ == kind)

    def forged(value, request=None):
        worker = find("Worker")
        request = worker._current_call if request is None else request
        return b"".join(wire.encode(wire.Reply(request, "value", value), (), 10 ** 6))

    def write(data):
        descriptor = find("Pipes")._outgoing
        while data:
            data = data[os.write(descriptor, data):]
    """


@contextmanager
def answering(sources, nursery):
    """Yield what asks a worker that holds these modules; `nursery` forks it, or None launches it."""
    modules = {name: dedent(source) for name, source in sources.items()}
    with RemoteImplementation(modules, LIMITS, nursery=nursery) as implementation:
        yield lambda owner, name, *args, **kwargs: implementation.call(owner, name, args, kwargs, 20)


def honest(implementation):
    return implementation.call("honest", "doubled", (21,), {}, 20).value == 42


def has_ended(descriptor):
    """Wait until the process of a descriptor has ended."""
    ended, _, _ = select.select([descriptor], [], [], 20)
    os.close(descriptor)
    return bool(ended)


def attack(body):
    return dedent(LOOK_AROUND) + dedent(body)
