"""Starts a worker: in bubblewrap, where it sees nothing but Python, or as a plain process where the teacher says so.

In the sandbox: no network, no other process, an empty environment, a read-only system without the course, one small
scratch folder. Started by root, the worker becomes a user that owns nothing.
"""

import functools
import importlib.util
import marshal
import os
import sys
from collections.abc import Callable, Collection
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from llmlings.course import Limits
from llmlings.errors import EnvironmentProblem
from llmlings.grade.sandbox import bubblewrap, users
from llmlings.grade.sandbox.channel import Channel, WorkerEnded
from llmlings.grade.sandbox.deadline import Deadline, OutOfTime
from llmlings.grade.sandbox.launch import RECEIVE, START_SECONDS, code, launch
from llmlings.grade.sandbox.lockdown import Lockdown
from llmlings.grade.sandbox.nursery import NotForked, Nursery
from llmlings.grade.sandbox.process import Process
from llmlings.grade.wire.frames import Ready
from llmlings.grade.wire.unpack import WireError

SandboxKind = Literal["bwrap", "none"]

#: The part of IPython that notebooks need, by the files of its package, in the order of execution.
_TRANSFORMER = {
    "IPython": None,
    "IPython.utils": None,
    "IPython.utils.tokenutil": "utils/tokenutil.py",
    "IPython.core": None,
    "IPython.core.inputtransformer2": "core/inputtransformer2.py",
}
_BOOTSTRAP = f"""{RECEIVE}
lockdown = run(first_act)
lockdown.lock_down(lockdown.Lockdown(**plan["lockdown"]))
nowhere = os.open(os.devnull, os.O_WRONLY)
os.dup2(nowhere, 2)
os.close(nowhere)
worker = run(rest)
worker.main(plan["incoming"], plan["outgoing"], plan["max_bytes"])
"""
_MEBIBYTE = 2**20


def start(
    sandbox: SandboxKind,
    limits: Limits,
    hash_seed: int = 0,
    packages: Collection[str] = (),
    nursery: Nursery | None = None,
) -> Channel:
    """Start a worker and return the channel to it, once it is locked down and ready for a submission.

    `hash_seed` decides the order of sets of strings: it is fixed, so that the same submission gets the same marks. A
    `nursery` forks the worker with `packages` imported, where this machine allows that; the worker is the same.
    """
    if nursery is not None and sandbox == "bwrap":
        try:
            return _made_ready(_fork(nursery, limits, hash_seed, packages), b"")
        except NotForked:
            pass
        except _NotReady as error:
            nursery.give_up(packages, hash_seed, str(error))
    program = bubblewrap.program() if sandbox == "bwrap" else None
    modules = code()
    try:
        return _made_ready(_spawn(program, limits, len(modules), hash_seed), modules)
    except _NotReady as error:
        raise EnvironmentProblem(_advice(str(error), sandbox)) from None


class _NotReady(Exception):
    """A worker ended before it was ready, with what it complained of."""


def _made_ready(channel: Channel, modules: bytes) -> Channel:
    try:
        # Nothing of a submission is there yet: what goes wrong here is the machine's.
        message, _ = channel.exchange([modules] if modules else [], Deadline(START_SECONDS))
        if not isinstance(message, Ready):
            raise WireError("it did not say that it was ready")
    except (OutOfTime, WorkerEnded, WireError):
        channel.process.kill()
        complaint = channel.complaint()
        channel.close()
        raise _NotReady(complaint) from None
    except BaseException:
        channel.close()
        raise
    return channel


def _advice(complaint: str, sandbox: SandboxKind) -> str:
    if any(word in complaint for word in ("No module named", "/packages/", "bin/python")):
        advice = f"let every user read the packages (`chmod -R a+rX {sys.prefix}`), or install them again"
    elif any(word in complaint for word in ("namespace", "uid map", "Operation not permitted")):
        advice = (
            "let this user make namespaces (`sysctl kernel.unprivileged_userns_clone=1`, on Ubuntu 24.04 and later "
            "`sysctl kernel.apparmor_restrict_unprivileged_userns=0`), or grade as root"
        )
    else:
        advice = "see whether `bwrap --ro-bind / / true` works"
    if sandbox == "none":
        return f"The worker does not start ({complaint}); {advice}."
    return f"The sandbox does not start ({complaint}); {advice}, or choose `--sandbox none`, which protects nothing."


def _spawn(program: str | None, limits: Limits, code_bytes: int, hash_seed: int) -> Channel:
    uid = users.worker_uid()
    lockdown = _lockdown(limits, uid, sandboxed=program is not None)
    max_bytes = limits.message_megabytes * _MEBIBYTE

    def begin(incoming: int, outgoing: int) -> tuple[Process, int]:
        plan = {"incoming": incoming, "outgoing": outgoing, "code_bytes": code_bytes, "max_bytes": max_bytes}
        view = bubblewrap.worker_view(limits, changes_user=uid is not None)
        return launch(program, view, _BOOTSTRAP, plan | lockdown, hash_seed, (incoming, outgoing))

    return _channel(max_bytes, begin)


def _fork(nursery: Nursery, limits: Limits, hash_seed: int, packages: Collection[str]) -> Channel:
    max_bytes = limits.message_megabytes * _MEBIBYTE
    plan = {"max_bytes": max_bytes} | _lockdown(limits, None, sandboxed=True)
    return _channel(max_bytes, lambda *pipes: nursery.fork(packages, hash_seed, plan, pipes))


def _lockdown(limits: Limits, uid: int | None, *, sandboxed: bool) -> dict[str, Any]:
    lockdown = Lockdown(
        cpu_seconds=limits.cpu_seconds,
        memory_bytes=limits.memory_megabytes * _MEBIBYTE,
        scratch_bytes=limits.scratch_megabytes * _MEBIBYTE,
        uid=uid,
        sandboxed=sandboxed,
        readable=bubblewrap.readable_paths(),
        scratch=bubblewrap.SCRATCH,
    )
    return {"lockdown": asdict(lockdown)}


def _channel(max_bytes: int, begin: Callable[[int, int], tuple[Process, int]]) -> Channel:
    """Make the pipes, let a worker begin with its ends of them, and return the channel to it."""
    requests_read, requests_write = os.pipe()
    replies_read, replies_write = os.pipe()
    try:
        process, errors = begin(requests_read, replies_write)
    except BaseException:
        os.close(requests_write)
        os.close(replies_read)
        raise
    finally:
        os.close(requests_read)
        os.close(replies_write)
    return Channel(process, requests_write, replies_read, errors, max_bytes)


@functools.cache
def notebook_libraries() -> bytes:
    """Return the code that a worker needs for notebooks, marshalled; an `EnvironmentProblem` where IPython is missing.

    It is taken from IPython's files: to import the package takes longer than to start a worker.
    """
    spec = importlib.util.find_spec("IPython")
    if spec is None or spec.origin is None:
        text = 'Notebooks are read by IPython, which is missing; install it with `pip install "llmlings[grade]"`.'
        raise EnvironmentProblem(text)
    folder = Path(spec.origin).parent
    texts = {name: (folder / file).read_text(encoding="utf-8") if file else "" for name, file in _TRANSFORMER.items()}
    return marshal.dumps(
        [(name, compile(text, f"<{name}>", "exec", dont_inherit=True)) for name, text in texts.items()]
    )
