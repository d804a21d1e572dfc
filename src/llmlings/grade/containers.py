"""Folders as data: what they hold, and the bytes of their regular files; no link is followed."""

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from llmlings.grade.archives import list_archive
from llmlings.grade.entries import Budget, ContainerProblem, Entry, FileProblem, is_hidden


def list_folder(top: int, parts: Sequence[str], budget: Budget) -> Sequence[Entry]:
    """Return what a folder below the one that the descriptor `top` stands for holds, without what is hidden.

    `top` must stay open while entries are read.
    """
    entries = []
    try:
        with _opened(top, parts) as folder, os.scandir(folder) as found:
            for item in found:
                budget.spend("names", 1)
                if not is_hidden(item.name):
                    mode = os.stat(item.name, dir_fd=folder, follow_symlinks=False).st_mode
                    entries.append(_entry(top, [*parts, item.name], mode, budget))
    except OSError as error:
        raise ContainerProblem(f"cannot be opened ({error.strerror}); hand it in again") from None
    return entries


def entry_in(top: int, name: str, budget: Budget) -> Entry:
    """Return what stands behind a name in the folder `top`."""
    return _entry(top, [name], os.stat(name, dir_fd=top, follow_symlinks=False).st_mode, budget)


def _entry(top: int, parts: Sequence[str], mode: int, budget: Budget) -> Entry:
    name = parts[-1]
    if stat.S_ISDIR(mode):
        return Entry(name, entries=lambda: list_folder(top, parts, budget))
    if not stat.S_ISREG(mode):
        return Entry(name)
    if name.lower().endswith(".zip"):
        return Entry(name, entries=lambda: _list_zip(top, parts, budget), is_archive=True)
    return Entry(name, read=lambda size: read_regular(top, parts, size))


def open_regular(name: str, folder: int) -> int | None:
    """Return a descriptor of the regular file `name`, None if it is something else; no link is followed."""
    if not stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
        return None
    # It may be swapped after this look: O_NONBLOCK, since opening a named pipe waits for its writer, and a second look.
    descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    return None


def read_regular(top: int, parts: Sequence[str], size: int) -> bytes | None:
    """Return the first bytes of a file below the folder `top`, None if no regular file is there."""
    try:
        with _opened(top, parts[:-1]) as folder:
            descriptor = open_regular(parts[-1], folder)
        if descriptor is None:
            return None
        with os.fdopen(descriptor, "rb") as file:
            return file.read(size)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
            return None
        raise FileProblem(f"cannot be opened ({error.strerror}); hand it in again") from None


def _list_zip(top: int, parts: Sequence[str], budget: Budget) -> Sequence[Entry]:
    budget.spend("archives", 1)
    try:
        with _opened(top, parts[:-1]) as folder:
            descriptor = open_regular(parts[-1], folder)
    except OSError as error:
        raise ContainerProblem(f"cannot be opened ({error.strerror}); hand it in again") from None
    if descriptor is None:
        raise ContainerProblem("is no regular file; hand in a folder or a .zip")
    return list_archive(budget.files.enter_context(os.fdopen(descriptor, "rb")), budget)


@contextmanager
def _opened(top: int, parts: Sequence[str]) -> Iterator[int]:
    # Folder by folder, so that none of them can be a link.
    folder = os.dup(top)
    try:
        for part in parts:
            below = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY, dir_fd=folder)
            os.close(folder)
            folder = below
        yield folder
    finally:
        os.close(folder)
