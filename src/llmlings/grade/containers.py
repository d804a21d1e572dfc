"""A folder or a zip archive, read alike: which folders it holds, and the bytes of its regular files by path."""

import errno
import os
import stat
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

MAX_ENTRIES = 2_000
# zipfile reads the whole table of contents at once; 2,000 honest entries take a third of this.
MAX_READ_BYTES = 1 << 20
# Source code shrinks to a fifth.
MAX_RATIO = 200
_TOO_MANY = f"The {{}} holds more than {MAX_ENTRIES:,} entries; hand in the modules alone."
_BESIDE = {".ds_store", "__macosx", "__pycache__", "thumbs.db", "desktop.ini"}


class ContainerProblem(Exception):
    """A whole submission cannot be read; the text is a sentence for its student."""


class FileProblem(Exception):
    """One file cannot be read; the text goes on after the file's path."""


@dataclass(frozen=True)
class Container:
    """The folders at the top that are not hidden, and `read(path, size)`: a regular file's first bytes, or None."""

    folders: tuple[str, ...]
    read: Callable[[str, int], bytes | None]


def is_hidden(name: str) -> bool:
    """Return whether an entry is hidden, or of those that systems put beside everybody's files."""
    return name.startswith(".") or name.lower() in _BESIDE


def read_folder(top: int) -> Container:
    """Return the folder that the descriptor `top` stands for; it must stay open while files are read."""
    folders = []
    with os.scandir(top) as entries:
        for count, entry in enumerate(entries):
            if count >= MAX_ENTRIES:
                raise ContainerProblem(_TOO_MANY.format("folder"))
            if entry.is_dir(follow_symlinks=False) and not is_hidden(entry.name):
                folders.append(entry.name)
    return Container(tuple(folders), lambda path, size: _read_regular(top, path.split("/"), size))


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


def _read_regular(top: int, parts: Sequence[str], size: int) -> bytes | None:
    folders = [os.dup(top)]
    try:
        for part in parts[:-1]:
            folders.append(os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY, dir_fd=folders[-1]))
        descriptor = open_regular(parts[-1], folders[-1])
        if descriptor is None:
            return None
        with os.fdopen(descriptor, "rb") as file:
            return file.read(size)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
            return None
        raise FileProblem(f"cannot be opened ({error.strerror}); hand it in again") from None
    finally:
        for folder in folders:
            os.close(folder)


class _Bounded:
    """An archive's file of which no read gives more than a bound, so that a forged length cannot fill the memory."""

    def __init__(self, file: IO[bytes]) -> None:
        self.seek, self.tell, self._file = file.seek, file.tell, file

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(min(size, MAX_READ_BYTES + 1) if size >= 0 else MAX_READ_BYTES + 1)
        if len(data) > MAX_READ_BYTES:
            raise ContainerProblem(_TOO_MANY.format("archive"))
        return data

    def seekable(self) -> bool:
        return True


def read_archive(file: IO[bytes]) -> Container:
    """Return the zip archive in `file`, which must stay open while files are read; nothing is unpacked to disk."""
    try:
        archive = zipfile.ZipFile(_Bounded(file))
    except ContainerProblem:
        raise
    except Exception:  # zipfile answers damage with many kinds of errors, struct's and Unicode's among them
        raise ContainerProblem("The archive is damaged or is no zip; make it again and hand that in.") from None
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise ContainerProblem(_TOO_MANY.format("archive"))
    if any(entry.flag_bits & 1 for entry in entries):
        raise ContainerProblem("The archive is encrypted; hand in one without a password.")
    if _overlap(entries, archive.start_dir):
        raise ContainerProblem("The archive's entries overlap; make it again and hand that in.")
    paths = [(path, entry) for entry in entries if (path := _path(entry.filename))]
    files = [(path, entry) for path, entry in paths if _is_regular(entry)]
    path, count = Counter(path for path, _ in files).most_common(1)[0] if files else ("", 0)
    if count > 1:
        raise ContainerProblem(f"The archive holds {path!r} {count} times; hand in one with a single copy.")
    folders = {path.split("/")[0] for path, entry in paths if "/" in path or entry.is_dir()}
    known = dict(files)
    return Container(
        tuple(sorted(folder for folder in folders if not is_hidden(folder))),
        lambda path, size: _read_entry(archive, known[path], size) if path in known else None,
    )


def _path(name: str) -> str:
    """Return an entry's path in plain form, or nothing for one that leads elsewhere."""
    # Old Windows programs write backslashes.
    name = name.replace("\\", "/")
    parts = [part for part in name.split("/") if part not in ("", ".")]
    elsewhere = name.startswith("/") or ".." in parts or name[1:2] == ":"
    return "" if elsewhere else "/".join(parts)


def _is_regular(entry: zipfile.ZipInfo) -> bool:
    # Programs without Unix modes leave the upper half 0.
    return not entry.is_dir() and stat.S_IFMT(entry.external_attr >> 16) in (0, stat.S_IFREG)


def _overlap(entries: Sequence[zipfile.ZipInfo], end: int) -> bool:
    starts = sorted((entry.header_offset, entry.compress_size + len(entry.orig_filename)) for entry in entries)
    local_header = 30
    following = [start for start, _ in starts[1:]] + [end]
    return any(start + local_header + size > after for (start, size), after in zip(starts, following, strict=False))


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, size: int) -> bytes:
    # bz2 and lzma would expand in one go, whatever the size asked for.
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise FileProblem("is compressed in an unusual way; make the zip with your system's own program")
    if entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise FileProblem(f"is compressed more than {MAX_RATIO} times; hand in the plain file")
    data = b""
    try:
        with archive.open(entry) as stream:
            while len(data) < size and (piece := stream.read(min(size - len(data), MAX_READ_BYTES))):
                data += piece
            return data
    except Exception:  # as above; a wrong checksum is one of many
        raise FileProblem("is damaged in the archive; make the archive again") from None
