"""Attacks on a sandbox that must not get through. Its text is sent to a worker as a submission, and run there alone.

Each is harmless where it does get through: it runs on the teacher's machine when the sandbox does not hold.
"""

import ctypes
import errno
import os
import socket
import stat
from collections.abc import Callable, Sequence
from functools import partial

SETTINGS = {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PYTHONHASHSEED", "PWD", "LC_CTYPE"}
NEIGHBOUR = "neighbour"
NEW_MOUNTS, NEW_USERS, READ_ONLY = 0x00020000, 0x10000000, 1


def attack(hidden: Sequence[str], scratch_bytes: int, memory_bytes: int) -> list[str]:
    """Return what got through: what a submission can do here, in words."""
    attacks: dict[str, Callable[[], object]] = {
        "read files of the grader": lambda: any(map(can_read, hidden)),
        "see the environment of others": sees_environments,
        "use files of the grader that were left open": has_more_open_than_its_pipes,
        "see or signal other processes": reaches_other_processes,
        "see the folder of another submission": finds_a_neighbour,
        "write outside its folder": writes_elsewhere,
        "write more than its folder may hold": lambda: fills_more_than(scratch_bytes),
        "take more memory than allowed": lambda: len(bytearray(memory_bytes)),
        "open sockets": lambda: any(map(opens_socket, (socket.AF_UNIX, socket.AF_INET, 40))),
        "start processes": forks,
        "run programs": runs_programs,
        "debug processes": lambda: not refused("ptrace", 0, 0, 0, 0),
        "mount file systems": lambda: not refused("mount", b"tmpfs", b"/tmp", b"tmpfs", 0, b""),
        # After the mount: in a namespace of its own it would have other rights.
        "make namespaces": lambda: not (refused("unshare", NEW_USERS) and refused("unshare", NEW_MOUNTS)),
        "act as root": has_rights,
    }
    return [name for name, tried in attacks.items() if got_through(tried)]


def got_through(tried: Callable[[], object]) -> bool:
    try:
        return bool(tried())
    except (OSError, MemoryError):
        return False


def can_read(path: str) -> bool:
    return got_through(partial(opens, path, os.O_RDONLY))


def opens(path: str, flags: int) -> bool:
    os.close(os.open(path, flags))
    return True


def processes() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def sees_environments() -> bool:
    return bool(os.environ.keys() - SETTINGS) or any(got_through(partial(shows_more, pid)) for pid in processes())


def shows_more(pid: int) -> bool:
    with open(f"/proc/{pid}/environ", "rb") as file:
        names = {setting.partition(b"=")[0].decode() for setting in file.read().split(b"\0")}
    return bool(names - {"", *SETTINGS})


def has_more_open_than_its_pipes() -> bool:
    pipes = 0
    for descriptor in range(256):
        try:
            mode = os.fstat(descriptor).st_mode
        except OSError:
            continue
        pipes += stat.S_ISFIFO(mode)
        if not (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
            return True
    return pipes > 2


def reaches_other_processes() -> bool:
    # The first one of the sandbox is there; to all others, signal 0 asks whether a signal would reach them.
    return not set(processes()) <= {1, os.getpid()} or got_through(signals_all)


def signals_all() -> bool:
    os.kill(-1, 0)
    return True


def finds_a_neighbour() -> bool:
    found = os.path.exists(NEIGHBOUR)
    with open(NEIGHBOUR, "w"):
        return found


def writes_elsewhere() -> bool:
    with open("/proc/self/mounts") as file:
        mounted = {line.split()[1] for line in file} - {os.getcwd()}
    folders = {path for path in mounted if os.path.isdir(path)} | {"/", "/etc", "/dev", "/usr/lib", "/packages/numpy"}
    # Whoever owns a folder that is not read-only can write to it in the end, whatever else forbids it.
    return any(not os.statvfs(path).f_flag & READ_ONLY or creates(path) for path in folders if os.path.isdir(path))


def creates(folder: str) -> bool:
    path = os.path.join(folder, ".llmlings-self-test")
    created = got_through(partial(opens, path, os.O_WRONLY | os.O_CREAT))
    if created:
        os.remove(path)
    return created


def fills_more_than(size: int) -> bool:
    written = 0
    try:
        for number in range(3):
            with open(f"filling-{number}", "wb") as file:
                written += file.write(bytes(size // 2))
    finally:
        for number in range(3):
            if os.path.exists(f"filling-{number}"):
                os.remove(f"filling-{number}")
    return written > size


def opens_socket(family: int) -> bool:
    # Past Python, whose own refusal would hide that the system lets it through.
    descriptor = int(ctypes.CDLL(None).socket(family, socket.SOCK_STREAM, 0))
    if descriptor >= 0:
        os.close(descriptor)
    return descriptor >= 0


def forks() -> bool:
    pid = int(ctypes.CDLL(None).fork())
    if pid == 0:
        os._exit(0)
    if pid > 0:
        os.waitpid(pid, 0)
    return pid > 0


def runs_programs() -> bool:
    ctypes.CDLL(None, use_errno=True).execv(b"/nowhere", (ctypes.c_char_p * 2)(b"nowhere", None))
    # It would have run one that is there.
    return ctypes.get_errno() == errno.ENOENT


def refused(function: str, *arguments: object) -> bool:
    return bool(getattr(ctypes.CDLL(None), function)(*arguments) != 0)


def has_rights() -> bool:
    with open("/proc/self/status") as file:
        status = dict(line.split(":", 1) for line in file)
    rights = [int(value, 16) for name, value in status.items() if name.startswith("Cap")]
    return os.getuid() == 0 or any(rights) or int(status["NoNewPrivs"]) != 1 or int(status["Seccomp"]) != 2
