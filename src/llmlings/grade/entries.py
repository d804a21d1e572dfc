"""What folders and archives hold, read alike: names with something behind them, and how much of it is read at most."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

#: Names in all folders and archives of a submission that are looked at. An environment with PyTorch has about 50,000.
MAX_ENTRIES = 200_000
#: The tables of contents of all its archives together: 170 bytes for each of that many names.
MAX_TABLE_BYTES = 32 << 20
#: Archives of a submission that are opened; all of them stay open until it is read.
MAX_ARCHIVES = 50
#: What archives inside of archives hold together; they are read into memory.
MAX_INNER_BYTES = 64 << 20
#: The modules together.
MAX_SUBMISSION_BYTES = 128 << 20
_BESIDE = {".ds_store", "__macosx", "__pycache__", "thumbs.db", "desktop.ini", "submission_metadata.yml"}


class ContainerProblem(Exception):
    """A folder or archive cannot be read; the text goes on after its name."""


class FileProblem(Exception):
    """One file cannot be read; the text goes on after the file's path."""


@dataclass(frozen=True)
class Entry:
    """A name in a folder or archive, and what stands behind it.

    Attributes:
        name: without the folders above.
        entries: lists what is in a folder or `.zip`; None for all else.
        read: returns the first bytes of a regular file, or None if it is none any more. A link, a device and a
            folder have no `read`.
        is_archive: whether it is a `.zip`.
    """

    name: str
    entries: Callable[[], Sequence["Entry"]] | None = None
    read: Callable[[int], bytes | None] | None = None
    is_archive: bool = False


class Budget:
    """What may still be read of one submission, and the files that stay open until that is done."""

    def __init__(self) -> None:
        self.files = ExitStack()
        self._limits = {
            "names": (MAX_ENTRIES, f"holds more than {MAX_ENTRIES:,} files and folders"),
            "table": (MAX_TABLE_BYTES, f"has a table of contents of more than {MAX_TABLE_BYTES >> 20} MiB"),
            "archives": (MAX_ARCHIVES, f"is one of more than {MAX_ARCHIVES} archives"),
            "inner": (MAX_INNER_BYTES, f"is one of archives that hold more than {MAX_INNER_BYTES >> 20} MiB"),
            "modules": (MAX_SUBMISSION_BYTES, f"The modules together are larger than {MAX_SUBMISSION_BYTES >> 20} MiB"),
        }
        self._left = {kind: limit for kind, (limit, _) in self._limits.items()}

    def __enter__(self) -> "Budget":
        return self

    def __exit__(self, *_: object) -> None:
        self.files.close()

    def left(self, kind: str) -> int:
        """Return how much of a kind may still be read."""
        return self._left[kind]

    def check(self, kind: str, amount: int) -> None:
        """Raise a `ContainerProblem` if so much is more than is left."""
        if amount > self._left[kind]:
            raise ContainerProblem(f"{self._limits[kind][1]}; hand in the modules alone")

    def spend(self, kind: str, amount: int) -> None:
        """Take so much from what is left; a `ContainerProblem` if it is too much."""
        self.check(kind, amount)
        self._left[kind] -= amount


def is_hidden(name: str) -> bool:
    """Return whether an entry is hidden, or of those that systems put beside everybody's files."""
    return name.startswith(".") or name.lower() in _BESIDE
