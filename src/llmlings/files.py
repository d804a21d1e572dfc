"""Files as this tool writes and compares them: whole or not at all, and by their digests."""

import hashlib
import os
import secrets
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

#: On Windows a file that somebody reads at this moment cannot be replaced: so often it is tried again.
_TRIES = 25 if sys.platform == "win32" else 0
#: What decides how an answer is judged: changed, everything is judged again.
_JUDGING = ("errors.py", "course.py", "given.py", "testing", "grade")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step: whoever reads it, even after a stop in the middle, finds the old file or the new one.

    Equal content is not written again. Two processes that write at once do not disturb each other; the last one stays.
    """
    if path.is_file() and path.read_bytes() == data:
        return
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        unfinished.write_bytes(data)
        _put(unfinished, path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _put(new: Path, path: Path) -> None:
    for _ in range(_TRIES):
        try:
            os.replace(new, path)
            return
        except PermissionError:
            time.sleep(0.02)
    os.replace(new, path)


def digest_of_files(files: Iterable[Path], *facts: str) -> str:
    """Return one SHA-256 of the names and contents of files, whatever their line ends, and of what else counts."""
    digest = hashlib.sha256("\0".join(facts).encode())
    for path in files:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"\0{path.parent.name}/{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def judging_files() -> list[Path]:
    """Return the files of this tool on which verdicts depend, sorted."""
    package = Path(__file__).resolve().parent
    places = [package / name for name in _JUDGING]
    return sorted(path for place in places for path in (place.rglob("*.py") if place.is_dir() else [place]))
