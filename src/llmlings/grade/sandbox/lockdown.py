"""The worker's first act: it gives up whatever a submission must not have, for good.

Runs before NumPy is imported and before anything of a submission has arrived. Standard library alone.
"""

import ctypes
import functools
import os
import resource
import sys
from dataclasses import dataclass

from llmlings.grade.sandbox.landlock import restrict
from llmlings.grade.sandbox.seccomp import build_filter

MAX_OPEN_FILES = 128
#: Threads count as processes here; the C library's and PyTorch's own need a few.
MAX_PROCESSES = 256

_PR_SET_KEEPCAPS, _PR_SET_SECCOMP, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS, _PR_CAP_AMBIENT = 8, 22, 24, 38, 47
_PR_CAP_AMBIENT_CLEAR_ALL, _SECCOMP_MODE_FILTER = 4, 2
_CAPABILITY_VERSION_3 = 0x20080522
_CAP_DAC_READ_SEARCH = 2


@dataclass(frozen=True)
class Lockdown:
    """What a worker gives up. `uid` is the user to become when started by root, else None.

    In a sandbox it goes on reading the files and folders of `readable`, and writing to `scratch`.
    """

    cpu_seconds: int
    memory_bytes: int
    scratch_bytes: int
    uid: int | None
    sandboxed: bool
    readable: tuple[str, ...]
    scratch: str


def lock_down(plan: Lockdown) -> None:
    """Carry out `plan`; an `OSError` if the system refuses any of it."""
    _limit(plan)
    if plan.uid is not None:
        become(plan.uid, keep_reading=not plan.sandboxed)
    if sys.platform == "linux":
        _prctl(_PR_SET_NO_NEW_PRIVS, 1)
        if plan.sandboxed:
            restrict(plan.readable, plan.scratch)
            _filter_system_calls()


def _limit(plan: Lockdown) -> None:
    limits = {
        "RLIMIT_CORE": 0,
        "RLIMIT_CPU": plan.cpu_seconds,
        "RLIMIT_AS": plan.memory_bytes,
        "RLIMIT_FSIZE": plan.scratch_bytes,
        "RLIMIT_NOFILE": MAX_OPEN_FILES,
    }
    # Outside a namespace of its own the count includes every other process of this user.
    if plan.sandboxed:
        limits["RLIMIT_NPROC"] = MAX_PROCESSES
    for name, value in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (ValueError, OSError):
            # macOS has no working limit on memory; in the sandbox, a limit that does not hold is no sandbox.
            if plan.sandboxed:
                raise


def become(uid: int, *, keep_reading: bool = False) -> None:
    """Turn from root into `uid` with no capability, or without a sandbox with the one to read files.

    Python may live below a folder that only root can enter; a sandbox has its own view of it, a bare process does not.
    """
    if sys.platform == "linux":
        _bound_capabilities()
        _prctl(_PR_SET_KEEPCAPS, int(keep_reading))
    os.setgroups([])
    if sys.platform == "linux":
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
        _set_capabilities(1 << _CAP_DAC_READ_SEARCH if keep_reading else 0)
    else:
        os.setgid(uid)
        os.setuid(uid)


def give_up_capabilities() -> None:
    """Give up all that a process may do in the user namespace that it has just made."""
    _bound_capabilities()
    _set_capabilities(0)


def _bound_capabilities() -> None:
    """See to it that no program can bring a capability back."""
    capability = 0
    # The call fails at the first number past the kernel's last capability.
    while _libc().prctl(_PR_CAPBSET_DROP, ctypes.c_ulong(capability), 0, 0, 0) == 0:
        capability += 1
    _prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL)


def _set_capabilities(mask: int) -> None:
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    # Effective, permitted and inheritable; the low and then the high half of the numbers.
    data = (ctypes.c_uint32 * 6)(mask, mask, 0, 0, 0, 0)
    _check(_libc().capset(header, data), "capset")


def _filter_system_calls() -> None:
    program = build_filter(os.uname().machine)

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))

    filter_program = Program(len(program) // 8, program)
    result = _libc().prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_SECCOMP_MODE_FILTER), ctypes.byref(filter_program), 0, 0)
    _check(result, "seccomp")


def _prctl(option: int, value: int) -> None:
    _check(_libc().prctl(option, ctypes.c_ulong(value), 0, 0, 0), f"prctl {option}")


@functools.cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _check(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
