"""Landlock: the kernel itself refuses files outside the folders that a worker needs, whatever its view shows.

A second wall behind the view. Where the kernel has none, the view and the filter of system calls hold alone. Standard
library alone.
"""

import ctypes
import functools
import os
from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG, _PATH_BENEATH = 1, 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, IOCTL_DEV = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 15
#: How many rights over files each version of the interface knows, from version 1 on.
_FILE_RIGHTS = (13, 14, 15, 15, 16)
#: Since version 4: to bind and to connect TCP. Since version 6: abstract sockets and signals of others.
_NETWORK, _SCOPED = 0b11, 0b11


def version() -> int:
    """Return the version of the kernel's interface; 0 where there is none."""
    found: int = _libc().syscall(CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION_FLAG)
    return max(0, found)


def restrict(readable: Iterable[str], scratch: str, devices: str = "/dev") -> None:
    """Let this process read and execute below `readable`, list all folders, and write to `scratch` and devices alone.

    An `OSError` if the kernel has Landlock and refuses. Privileges must have been given up for good before.
    """
    known = version()
    if known == 0:
        return
    rights = (1 << _FILE_RIGHTS[min(known, len(_FILE_RIGHTS)) - 1]) - 1
    # A kernel refuses fields that it does not know.
    fields = [rights, *([_NETWORK] if known >= 4 else []), *([_SCOPED] if known >= 6 else [])]
    handled = (ctypes.c_uint64 * len(fields))(*fields)
    ruleset = _call(CREATE_RULESET, ctypes.byref(handled), ctypes.c_size_t(ctypes.sizeof(handled)), 0)
    try:
        for path in readable:
            _allow(ruleset, path, EXECUTE | READ_FILE | READ_DIR)
        _allow(ruleset, "/", READ_DIR)
        _allow(ruleset, devices, rights & (READ_FILE | WRITE_FILE | IOCTL_DEV))
        _allow(ruleset, scratch, rights)
        _call(RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def _allow(ruleset: int, path: str, rights: int) -> None:
    folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        # A right over folders says nothing about a file, and is refused there.
        rights &= ~(0 if os.path.isdir(path) else READ_DIR)
        _call(ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(_PathBeneath(rights, folder)), 0)
    finally:
        os.close(folder)


def _call(number: int, *arguments: object) -> int:
    result: int = _libc().syscall(number, *arguments)
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"Landlock: {os.strerror(error)}")
    return result


@functools.cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
