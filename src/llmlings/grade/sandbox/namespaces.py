"""The namespaces of a forked worker: made by the fork itself, mapped and furnished by its first process.

Runs inside bubblewrap. Standard library alone: Python 3.11 has no `os.unshare`, and `os.fork` takes no flags.
"""

import ctypes
import os
import signal

from llmlings.grade.sandbox.seccomp import ARCHITECTURES, CLONE

_NEWNS, _NEWUTS, _NEWIPC, _NEWUSER, _NEWPID = 0x00020000, 0x04000000, 0x08000000, 0x10000000, 0x20000000
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_NOEXEC = 1, 2, 4, 8


def fork_with_namespaces() -> int:
    """Fork like `os.fork`; the child is process 1 of new namespaces, in which it has every capability.

    Nothing of Python or the C library hears of this fork: the child may but prepare, `os.fork` and wait.
    """
    number = CLONE[ARCHITECTURES[os.uname().machine][1]]
    flags = _NEWUSER | _NEWPID | _NEWNS | _NEWIPC | _NEWUTS | signal.SIGCHLD
    # PyDLL: the interpreter's lock is held all the time, on both sides.
    pid: int = ctypes.PyDLL(None, use_errno=True).syscall(number, ctypes.c_ulong(flags), None, None, None, None)
    if pid < 0:
        _fail("clone")
    return pid


def keep_ids(uid: int, gid: int) -> None:
    """Be in the new namespace who one is outside: user and group as they were before the fork."""
    for name, text in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
        file = os.open(f"/proc/self/{name}", os.O_WRONLY)
        os.write(file, text.encode())
        os.close(file)


def furnish(scratch: str, size: int) -> None:
    """Mount what is this worker's alone: the view of its processes, and an empty folder of `size` bytes to write to."""
    mount_processes(_MS_RDONLY)
    _mount("tmpfs", scratch, _MS_NOSUID | _MS_NODEV, f"mode=1777,size={size}")
    os.chdir(scratch)


def mount_processes(flags: int = 0) -> None:
    """Mount a view of the processes of this namespace."""
    _mount("proc", "/proc", _MS_NOSUID | _MS_NODEV | _MS_NOEXEC | flags, "")


def _mount(kind: str, target: str, flags: int, options: str) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if library.mount(kind.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode()) != 0:
        _fail(f"mount {target}")


def _fail(what: str) -> None:
    error = ctypes.get_errno()
    raise OSError(error, f"{what}: {os.strerror(error)}")
