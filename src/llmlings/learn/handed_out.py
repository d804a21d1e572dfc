"""Which of the files that a workspace was made of are no longer as they were handed out."""

import os
from pathlib import Path

from llmlings.course import Course
from llmlings.learn.workspace import digest, read_origin

#: Beside `origin.json`: what an update is about to hand out. Left there by an update that was stopped in the middle.
PENDING = "updating.json"


def known_digests(folder: Path) -> dict[str, set[str]]:
    """Return the digests of each file as it may have been handed out, also by an update that was stopped."""
    known: dict[str, set[str]] = {}
    for file in ("origin.json", PENDING):
        for name, sha256 in read_origin(folder, file).files.items():
            known.setdefault(name, set()).add(sha256)
    return known


def is_edited(path: Path, known: set[str]) -> bool:
    """Return whether somebody changed a file; one that is there and cannot be read may hold anything."""
    return os.path.lexists(path) and digest(path) not in known


def changed_files(course: Course) -> list[str]:
    """Return the names of the files that were edited or are missing, as in `exercises/bpe.py`; none in a checkout."""
    known = known_digests(course.root)
    return [name for name, digests in known.items() if digest(course.root / name) not in digests]
