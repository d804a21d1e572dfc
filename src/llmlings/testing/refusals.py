"""What cannot be had when work is graded, refused in words, so that learners hear it before they hand in.

The sandbox itself would say no more than that an operation is not permitted.
"""

import contextlib
import importlib
import sys
from types import FrameType
from typing import Any

_PROCESSES = "no other process can be started when this is graded; do the work in this one"
_NETWORK = "there is no network when this is graded; work with what the arguments hold"
_EVENT_LOOP = "asyncio wants a socket, which cannot be had when this is graded; write a function without async"
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
    if event == "socket.__new__" and _is_for_asyncio(sys._getframe(1)):
        raise PermissionError(_EVENT_LOOP)
    if event in _REFUSED:
        raise PermissionError(_REFUSED[event])
    if event == "import" and args[0] in _STARTS:
        raise PermissionError(_PROCESSES)


def _is_for_asyncio(frame: FrameType | None) -> bool:
    while frame is not None and not str(frame.f_globals.get("__name__", "")).startswith("asyncio."):
        frame = frame.f_back
    return frame is not None


def refuse_without_events() -> None:
    """Refuse what raises no event of Python's.

    `multiprocessing` says at its first lock that there are no processes, also where a lock could still be had.
    """

    class SemLock:
        """Stands for a lock that processes share."""

        SEM_VALUE_MAX = 2**31 - 1

        def __init__(self, *_args: Any, **_named: Any) -> None:
            raise PermissionError(_PROCESSES)

    def socketpair(*_args: Any, **_named: Any) -> None:
        raise PermissionError(_EVENT_LOOP if _is_for_asyncio(sys._getframe(1)) else _NETWORK)

    # Windows keeps more in the first module, and has no such function in the second; a Python can lack both.
    for module, name, refused in (("_multiprocessing", "SemLock", SemLock), ("_socket", "socketpair", socketpair)):
        with contextlib.suppress(ImportError):
            vars(importlib.import_module(module))[name] = refused
