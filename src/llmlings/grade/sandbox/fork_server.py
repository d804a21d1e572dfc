"""The inside of a fork server: it has imported what workers need, and forks one whenever the grader asks.

It runs in a sandbox without a folder to write to, holds nothing that a submission must not see, and never reads
anything from one: a worker hears of its submission through pipes that its server has closed. Standard library alone.
"""

import contextlib
import ctypes
import gc
import marshal
import os
import socket
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from typing import Any

from llmlings.grade.sandbox.lockdown import Lockdown, become, give_up_capabilities, lock_down
from llmlings.grade.sandbox.namespaces import fork_with_namespaces, furnish, keep_ids, mount_processes

READY, MAX_MESSAGE_BYTES = b"ready", 65536
_COMPILED = "TORCHINDUCTOR_CACHE_DIR"
_PR_SET_DUMPABLE = 4


def begin(uid: int | None) -> None:
    """Give up root, before anything is imported: as an ordinary user, one can make namespaces and nothing else."""
    if uid is not None:
        # What bubblewrap lays over root's /proc would keep workers from mounting their own.
        mount_processes()
        become(uid)
        # Having been root closes /proc/self, where a worker says who it is.
        _set_dumpable(1)


def serve(descriptor: int, packages: Sequence[str]) -> None:
    """Import `packages`, then fork a worker for each message of the grader, which brings its plan and its pipes."""
    _import_warm(packages, os.getcwd())
    # Else a worker's garbage collector would copy what all of them share.
    gc.freeze()
    with socket.socket(fileno=descriptor) as grader:
        grader.send(READY)
        while True:
            message, pipes, _, _ = socket.recv_fds(grader, MAX_MESSAGE_BYTES, 2)
            if not message:
                return
            _reap()
            try:
                worker = _fork(marshal.loads(message), pipes)
                handle = os.pidfd_open(worker)
                socket.send_fds(grader, [READY], [handle])
                os.close(handle)
            except Exception as error:
                grader.send(f"{type(error).__name__}: {error}".encode())
            finally:
                for pipe in pipes:
                    os.close(pipe)


def _import_warm(packages: Sequence[str], scratch: str) -> None:
    # While it is imported, PyTorch looks for a folder to write to and makes one there for what it compiles. Here is
    # nowhere to write to; a worker that compiles makes its own.
    tempfile.tempdir = os.environ[_COMPILED] = scratch
    for package in packages:
        # One that is not installed is the module's own error, in a worker as well.
        with contextlib.suppress(ModuleNotFoundError):
            sys.modules["llmlings.testing.tensors"].import_warm(package)
    del os.environ[_COMPILED]


def _fork(plan: Mapping[str, Any], pipes: Sequence[int]) -> int:
    threads = len(os.listdir("/proc/self/task"))
    if threads != 1:
        raise RuntimeError(f"{threads} threads: a fork would lose all but one, with what they hold")
    uid, gid = os.getuid(), os.getgid()
    first = fork_with_namespaces()
    if first == 0:
        _end_after(_be_first, plan, pipes, uid, gid)
    return first


def _be_first(plan: Mapping[str, Any], pipes: Sequence[int], uid: int, gid: int) -> None:
    """Be process 1 of a worker's namespaces. The worker is another one: process 1 would not heed signals."""
    lockdown = Lockdown(**plan["lockdown"])
    keep_ids(uid, gid)
    furnish(lockdown.scratch, lockdown.scratch_bytes)
    _close_all_but(pipes)
    give_up_capabilities()
    # The worker is not to look into this process.
    _set_dumpable(0)
    worker = os.fork()
    if worker == 0:
        _end_after(_be_worker, lockdown, pipes, plan["max_bytes"])
    for pipe in pipes:
        os.close(pipe)
    os.waitpid(worker, 0)


def _be_worker(lockdown: Lockdown, pipes: Sequence[int], max_bytes: int) -> None:
    lock_down(lockdown)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    sys.modules["llmlings.grade.sandbox.worker"].main(*pipes, max_bytes)


def _end_after(act: Any, *arguments: Any) -> None:
    """Make a child do `act` and nothing else: it must never return into what its parent was doing."""
    try:
        act(*arguments)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _close_all_but(kept: Sequence[int]) -> None:
    for descriptor in map(int, os.listdir("/proc/self/fd")):
        if descriptor > 2 and descriptor not in kept:
            # The one that listed them is closed already.
            with contextlib.suppress(OSError):
                os.close(descriptor)


def _set_dumpable(value: int) -> None:
    """Say whether others of the same user may look into this process."""
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, value, 0, 0, 0)


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
