"""Zip archives, archives inside of them too; nothing is unpacked to disk, and nothing that they say is believed."""

import re
import stat
import zipfile
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import IO

from llmlings.grade.entries import Budget, ContainerProblem, Entry, FileProblem, is_hidden

#: An archive in an archive in an archive is opened, one in that is not.
MAX_NESTED = 3
# Source code shrinks to a fifth.
MAX_RATIO = 200
_PIECE = 1 << 20
# In the code pages of China, Japan and Korea the second byte of a character can be that of a backslash.
_BACKSLASH = re.compile(rb"[\x81-\xfe][\x40-\xfe]|\\")


def list_archive(file: IO[bytes], budget: Budget, nested: int = 1) -> Sequence[Entry]:
    """Return what the zip archive in `file` holds; the file must stay open while entries are read."""
    bounded = _Bounded(file, budget)
    try:
        archive = zipfile.ZipFile(bounded)
    except ContainerProblem:
        raise
    except Exception:  # zipfile answers damage with many kinds of errors, struct's and Unicode's among them
        raise ContainerProblem("is damaged or is no zip; make it again and hand that in") from None
    bounded.is_open = True
    return _Archive(archive, budget, nested).listed()


class _Bounded:
    """An archive's file of which no read gives more than is left, so that a forged length cannot fill the memory."""

    def __init__(self, file: IO[bytes], budget: Budget) -> None:
        self.seek, self.tell, self._file, self._budget = file.seek, file.tell, file, budget
        self.is_open = False

    def read(self, size: int = -1) -> bytes:
        most = 2 * _PIECE if self.is_open else self._budget.left("table") + 1
        data = self._file.read(min(size, most) if size >= 0 else most)
        if not self.is_open:
            # zipfile reads the whole table of contents at once, and makes an object of each of its entries.
            self._budget.spend("table", len(data))
            self._budget.check("names", data.count(b"PK\1\2"))
        return data

    def seekable(self) -> bool:
        return True


@dataclass
class _Folder:
    folders: dict[str, "_Folder"] = field(default_factory=dict)
    # A name can be there more than once.
    files: list[tuple[str, zipfile.ZipInfo]] = field(default_factory=list)


class _Archive:
    def __init__(self, archive: zipfile.ZipFile, budget: Budget, nested: int) -> None:
        self._archive, self._budget, self._nested = archive, budget, nested
        budget.spend("names", len(archive.infolist()))
        self._starts = sorted(info.header_offset for info in archive.infolist())

    def listed(self) -> Sequence[Entry]:
        top = _Folder()
        for info in self._archive.infolist():
            parts, is_folder = _parts(info)
            if not parts or any(map(is_hidden, parts)):
                continue
            folder = top
            for part in parts if is_folder else parts[:-1]:
                folder = folder.folders.setdefault(part, _Folder())
            if not is_folder:
                folder.files.append((parts[-1], info))
        return self._entries(top)

    def _entries(self, folder: _Folder) -> Sequence[Entry]:
        folders = [Entry(name, entries=partial(self._entries, below)) for name, below in folder.folders.items()]
        return [*folders, *(self._entry(name, info) for name, info in folder.files)]

    def _entry(self, name: str, info: zipfile.ZipInfo) -> Entry:
        # Programs without Unix modes leave the upper half 0.
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            return Entry(name)
        if name.lower().endswith(".zip") and self._nested < MAX_NESTED:
            return Entry(name, entries=lambda: self._open(info), is_archive=True)
        return Entry(name, read=lambda size: self._read(info, size))

    def _open(self, info: zipfile.ZipInfo) -> Sequence[Entry]:
        self._budget.spend("archives", 1)
        try:
            data = self._read(info, self._budget.left("inner") + 1)
        except FileProblem as problem:
            raise ContainerProblem(str(problem)) from None
        self._budget.spend("inner", len(data))
        return list_archive(BytesIO(data), self._budget, self._nested + 1)

    def _read(self, info: zipfile.ZipInfo, size: int) -> bytes:
        if info.flag_bits & 1:
            raise FileProblem("is encrypted; hand in an archive without a password")
        if self._overlaps(info):
            raise FileProblem("overlaps another file in the archive; make the archive again")
        # bz2 and lzma would expand in one go, whatever the size asked for.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FileProblem("is compressed in an unusual way; make the zip with your system's own program")
        # What is as large as it may be can shrink as far as it likes: a notebook of one plot a hundred times, say.
        if info.file_size > max(size, MAX_RATIO * info.compress_size):
            raise FileProblem(f"is compressed more than {MAX_RATIO} times; hand in the plain file")
        data = bytearray()
        try:
            with self._archive.open(info) as stream:
                while len(data) < size and (piece := stream.read(min(size - len(data), _PIECE))):
                    data += piece
        except Exception:  # as above; a wrong checksum is one of many
            raise FileProblem("is damaged in the archive; make the archive again") from None
        return bytes(data)

    def _overlaps(self, info: zipfile.ZipInfo) -> bool:
        local_header = 30
        end = info.header_offset + local_header + len(info.orig_filename) + info.compress_size
        following = [*self._starts[bisect_left(self._starts, info.header_offset) + 1 :][:1], self._archive.start_dir]
        return end > following[0]


def _parts(info: zipfile.ZipInfo) -> tuple[list[str], bool]:
    """Return an entry's folders and name, and whether it is a folder; nothing for one that leads elsewhere."""
    name = _name(info)
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if name.startswith("/") or ".." in parts or name[1:2] == ":":
        return [], False
    return parts, name.endswith("/")


def _name(info: zipfile.ZipInfo) -> str:
    """Return an entry's path with slashes; old Windows programs write backslashes."""
    is_unicode = bool(info.flag_bits & 0x800)
    try:
        # zipfile takes a name that is not marked as UTF-8 for one in the code page of old DOS.
        raw = info.filename.encode("utf-8" if is_unicode else "cp437")
        return raw.decode("utf-8").replace("\\", "/")
    except UnicodeDecodeError:
        return _BACKSLASH.sub(lambda found: b"/" if found[0] == b"\\" else found[0], raw).decode("cp437")
    except UnicodeEncodeError:
        return info.filename.replace("\\", "/")
