"""Workers are forked by a server that knows nothing, none knows of another, and where that fails they are launched."""

import os
import socket
import subprocess
import sys
import threading

import pytest
from workers import has_ended

from llmlings.course import Limits
from llmlings.grade.remote_implementation import RemoteImplementation
from llmlings.grade.sandbox import bubblewrap, fork_server
from llmlings.grade.sandbox.nursery import ForkServer, Nursery
from llmlings.grade.sandbox.process import Forked, Launched

LIMITS = Limits(
    call_seconds=20, timeouts_per_function=3, cpu_seconds=60, memory_megabytes=2048, scratch_megabytes=8,
    message_megabytes=16,
)  # fmt: skip
SOURCE = """
import os, stat, sys
import numpy as np

def order():
    return list({"a", "b", "c", "d", "e", "f", "g"})

def imported(name):
    return name in sys.modules

def random():
    return np.random.random(), __import__("random").random()

def random_of_torch():
    import torch
    return torch.rand(4).tolist()

def leave(name):
    open(name, "w").close()
    return os.listdir(".")

def processes():
    return sorted(int(name) for name in os.listdir("/proc") if name.isdigit())

def descriptors():
    kinds = []
    for number in range(256):
        try:
            mode = os.fstat(number).st_mode
        except OSError:
            continue
        kinds.append("pipe" if stat.S_ISFIFO(mode) else "device" if stat.S_ISCHR(mode) else "other")
    return sorted(kinds)
"""


@pytest.fixture
def worker():
    """Make workers that hold `SOURCE`, by a nursery or without one."""
    made = []

    def make(nursery, packages=(), hash_seed=0):
        implementation = RemoteImplementation(
            {"m": SOURCE}, LIMITS, packages={"m": packages}, hash_seed=hash_seed, nursery=nursery
        )
        made.append(implementation)
        return lambda name, *args: answer(implementation, name, args)

    yield make
    for implementation in made:
        implementation.close()


def answer(implementation, name, args):
    if name == "process":
        implementation.call("m", "processes", (), {}, 20)
        return implementation._worker.channel.process
    outcome = implementation.call("m", name, args, {}, 20)
    assert outcome.kind == "value", outcome
    return outcome.value


def test_a_worker_is_forked(forks, worker):
    assert isinstance(worker(forks)("process"), Forked)
    assert not forks.trouble


def test_a_worker_has_what_its_module_requires_and_nothing_else(forks, worker):
    assert worker(forks, ["torch"])("imported", "torch")
    assert not worker(forks)("imported", "torch")


def test_a_package_that_is_not_installed_is_no_trouble(forks, worker):
    assert isinstance(worker(forks, ["no_such_package"])("process"), Forked)
    assert not forks.trouble


@pytest.mark.parametrize("hash_seed", [0, 1])
def test_sets_have_the_order_of_their_seed(forks, worker, hash_seed):
    orders = [worker(nursery, hash_seed=hash_seed)("order") for nursery in (forks, forks, None)]
    assert orders[0] == orders[1] == orders[2]


def test_the_second_seed_is_another_order(forks, worker):
    assert worker(forks)("order") != worker(forks, hash_seed=1)("order")


@pytest.mark.long
def test_generators_without_a_seed_draw_the_same_at_each_run_and_other_numbers_with_another_seed(forks, worker):
    for packages, drawn in (((), ("random",)), (("torch",), ("random", "random_of_torch"))):
        for name in drawn:
            forked, again, launched = (worker(nursery, packages)(name) for nursery in (forks, forks, None))
            assert list(forked) == list(again) == list(launched)
            assert not set(forked) & set(worker(forks, packages, hash_seed=1)(name))


def test_workers_at_the_same_time_do_not_meet(forks, worker):
    first, second = worker(forks), worker(forks)
    assert first("leave", "first") == ["first"]
    assert second("leave", "second") == ["second"]
    assert first("processes") == second("processes") == [1, 2]


def test_a_worker_has_nothing_open_but_its_pipes(forks, worker):
    alone = worker(forks)("descriptors")
    assert alone == ["device", "device", "device", "pipe", "pipe"]
    worker(forks)("descriptors")
    assert worker(forks)("descriptors") == alone


def test_the_end_of_a_worker_leaves_its_neighbour(forks, worker):
    first, second = worker(forks), worker(forks)
    descriptor = os.pidfd_open(first("process").pid)
    second("processes")
    first("process").kill()
    assert has_ended(descriptor)
    assert second("processes") == [1, 2]


def test_workers_end_with_their_nursery(forks, worker):
    with Nursery() as own:
        descriptor = os.pidfd_open(worker(own)("process").pid)
    assert has_ended(descriptor)


GRADER = """
import time
from llmlings.course import Limits
from llmlings.grade.sandbox.nursery import Nursery
from llmlings.grade.sandbox.start import start
nursery = Nursery()
channel = start("bwrap", Limits(20, 3, 60, 1024, 8, 16), nursery=nursery)
print(channel.process.pid, *[server._process.pid for server in nursery._servers.values()], flush=True)
time.sleep(1000)
"""


def test_workers_and_servers_end_with_a_grader_that_is_killed(forks):
    grader = subprocess.Popen([sys.executable, "-c", GRADER], stdout=subprocess.PIPE, encoding="utf-8")
    pids = grader.stdout.readline().split()
    assert len(pids) == 2
    descriptors = [os.pidfd_open(int(pid)) for pid in pids]
    grader.kill()
    grader.communicate()
    assert all(map(has_ended, descriptors))


def test_a_nursery_leaves_nothing_open(forks, worker):
    before = os.listdir("/proc/self/fd")
    with Nursery() as own:
        implementation = RemoteImplementation({"m": SOURCE}, LIMITS, nursery=own)
        implementation.call("m", "processes", (), {}, 20)
        implementation.close()
    assert len(os.listdir("/proc/self/fd")) <= len(before)


def test_a_server_with_threads_does_not_fork():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    with pytest.raises(RuntimeError, match="threads: a fork would lose"):
        fork_server._fork({}, ())
    done.set()
    thread.join()


def test_where_no_server_starts_workers_are_launched(worker, monkeypatch):
    starts = []
    nothing = ["--ro-bind", "/nowhere", "/nowhere"]
    monkeypatch.setattr(bubblewrap, "server_view", lambda **given: starts.append(1) or nothing)
    with Nursery() as own:
        for _ in range(2):
            assert isinstance(worker(own)("process"), Launched)
        assert "/nowhere" in own.trouble
    assert starts == [1]


def test_where_a_fork_fails_workers_are_launched(worker, forks, monkeypatch):
    asked = []
    fork = ForkServer.fork

    def nowhere(self, plan, pipes):
        asked.append(1)
        return fork(self, plan | {"lockdown": plan["lockdown"] | {"scratch": "/nowhere"}}, pipes)

    monkeypatch.setattr(ForkServer, "fork", nowhere)
    with Nursery() as own:
        for _ in range(2):
            assert isinstance(worker(own)("process"), Launched)
        assert "mount /nowhere" in own.trouble
    assert asked == [1]


def test_a_fork_that_was_interrupted_is_not_mistaken_for_the_next(worker, forks, monkeypatch):
    def interrupted(*given):
        raise KeyboardInterrupt

    with Nursery() as own:
        worker(own)("process")
        with monkeypatch.context() as patch:
            patch.setattr(socket, "recv_fds", interrupted)
            with pytest.raises(KeyboardInterrupt):
                worker(own)("process")
        assert isinstance(worker(own)("process"), Launched)


def test_a_server_that_died_is_done_without(worker, forks):
    with Nursery() as own:
        assert isinstance(worker(own)("process"), Forked)
        for server in own._servers.values():
            server._process.kill()
        assert isinstance(worker(own)("process"), Launched)
        assert own.trouble
