"""What cannot be had when work is graded, refused in words, so that learners hear it before they hand in.

The sandbox itself would say no more than that an operation is not permitted.
"""

import contextlib
import importlib
from typing import Any

_PROCESSES = "no other process can be started when this is graded; do the work in this one"
_NETWORK = "there is no network when this is graded; work with what the arguments hold"
#: By the names of Python's audit events.
_REFUSED = {
    **dict.fromkeys(("os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "os.exec"), _PROCESSES),
    **dict.fromkeys(("subprocess.Popen", "_winapi.CreateProcess"), _PROCESSES),
    **dict.fromkeys(("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo"), _NETWORK),
}
#: What `multiprocessing` imports when it starts a process: it does so by ways that raise no event.
_STARTS = {f"multiprocessing.popen_{way}" for way in ("fork", "forkserver", "spawn_posix", "spawn_win32")}


def refuse(event: str, args: tuple[Any, ...]) -> None:
    """Raise a `PermissionError` if an event of Python's is one that is refused."""
    if event in _REFUSED:
        raise PermissionError(_REFUSED[event])
    if event == "import" and args[0] in _STARTS:
        raise PermissionError(_PROCESSES)


def forbid_shared_locks() -> None:
    """Let `multiprocessing` say at its first lock that there are no processes, also where a lock could still be had."""

    class SemLock:
        """Stands for a lock that processes share."""

        SEM_VALUE_MAX = 2**31 - 1

        def __init__(self, *_args: Any, **_named: Any) -> None:
            raise PermissionError(_PROCESSES)

    # Windows keeps more in this module, and a Python without it has no processes to share with.
    with contextlib.suppress(ImportError):
        vars(importlib.import_module("_multiprocessing"))["SemLock"] = SemLock
