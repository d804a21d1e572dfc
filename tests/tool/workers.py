"""Workers to be tried: one with an honest module, and what forges its answers."""

import os
import select
from textwrap import dedent

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


def honest(implementation):
    return implementation.call("honest", "doubled", (21,), {}, 20).value == 42


def has_ended(descriptor):
    """Wait until the process of a descriptor has ended."""
    ended, _, _ = select.select([descriptor], [], [], 20)
    os.close(descriptor)
    return bool(ended)


def attack(body):
    return dedent(LOOK_AROUND) + dedent(body)
