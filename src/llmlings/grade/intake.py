"""Submissions as data: one snapshot of each student's module files; nothing in them is followed, run or unpacked."""

import hashlib
import os
import re
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from llmlings.course import Course
from llmlings.errors import UsageError
from llmlings.grade.containers import (
    Container,
    ContainerProblem,
    FileProblem,
    is_hidden,
    open_regular,
    read_archive,
    read_folder,
)
from llmlings.grade.notebook_source import notebook_source
from llmlings.testing.source_text import MAX_BYTES, SourceProblem, checked_text, source_text

# Notebooks hold the pictures of their outputs too.
MAX_NOTEBOOK_BYTES = 4 << 20
MAX_SUBMISSION_BYTES = 16 << 20

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True)
class SourceFile:
    """One module as handed in: its place below the top (or wrapping) folder, and its text or why there is none."""

    path: str
    text: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    A module that is not there is not in `modules`. `problem` says why nothing of the submission can be read. `sha256`
    stands for everything that a verdict depends on: names and bytes of the files taken, and the problems. It does not
    depend on the student, on the kind of container, or on times.
    """

    student: str
    sha256: str
    modules: dict[str, SourceFile]
    problem: str = ""


def read_submissions(folder: Path, course: Course) -> list[Submission]:
    """Return what the entries of `folder` hold, one submission for each student, sorted by student.

    An entry is a folder or a `.zip`; its name without `.zip` is the student. Hidden entries are ignored. Any other
    entry, two entries of one student, and students who differ only in capital letters or in how an accent is written
    (their files could not lie side by side) are submissions with a problem: nobody is lost without a word. Bytes of a
    name that are no UTF-8 are written as `\\xff`.
    """
    try:
        top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be opened ({error.strerror}); give the folder that holds one folder or .zip per student."
        ) from None
    try:
        entries = [name for name in os.listdir(top) if not is_hidden(name)]
        if not entries:
            raise UsageError(f"{folder} holds no submissions; put one folder or .zip per student into it.")
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(entries):
            groups[_folded(_student(name))].append(name)
        found = [submission for names in groups.values() for submission in _group(top, names, course)]
    finally:
        os.close(top)
    return sorted(found, key=lambda submission: submission.student)


def source_file(path: str, data: bytes) -> SourceFile:
    """Return the module that a file of a submission holds; `data` may be cut off behind the first byte too many."""
    limit = _limit(path)
    try:
        if len(data) > limit:
            raise FileProblem(f"is larger than {limit >> 20} MiB; hand in the source alone")
        return SourceFile(path, _text(path, data))
    except (FileProblem, SourceProblem) as problem:
        return SourceFile(path, problem=f"{path} {problem}.")


def safe_name(student: str) -> str:
    """Return a file name for `student`, without suffix; different students never share one.

    ASCII letters, digits and `-_.@+` stay, everything else is percent-encoded, as is what would make the name hidden
    or one of Windows' device names. A name of more than 150 characters is cut and ends with its digest.

    >>> safe_name("ann@uni.example"), safe_name("../José"), safe_name("con")
    ('ann@uni.example', '%2E.%2FJos%C3%A9', '%63on')
    """
    data = student.encode("utf-8", "surrogatepass")
    characters = [chr(byte) if re.match(rb"[A-Za-z0-9_.@+-]", bytes([byte])) else f"%{byte:02X}" for byte in data]
    if student.startswith(".") or _RESERVED.match(student):
        characters[0] = f"%{data[0]:02X}"
    if student.endswith("."):
        characters[-1] = "%2E"
    name = "".join(characters) or "%"
    if len(name) > 150:
        name = f"{name[:100]}%-{hashlib.sha256(data).hexdigest()[:32]}"
    return name


def _student(name: str) -> str:
    stem = name[:-4] if name.lower().endswith(".zip") else name
    return os.fsencode(stem).decode("utf-8", "backslashreplace")


def _folded(student: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", student).casefold())


def _group(top: int, names: Sequence[str], course: Course) -> list[Submission]:
    if len(names) == 1:
        return [_submission(top, names[0], course)]
    listed = " and ".join(repr(name) for name in names)
    students = sorted({_student(name) for name in names})
    reason = f"The entries {listed} are for one student or differ only in capitals or accents; rename or remove one."
    return [_unreadable(student, reason) for student in students]


def _submission(top: int, name: str, course: Course) -> Submission:
    student = _student(name)
    try:
        mode = os.stat(name, dir_fd=top, follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            folder = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY, dir_fd=top)
            try:
                return _snapshot(student, read_folder(folder), course)
            finally:
                os.close(folder)
        archive = open_regular(name, top) if name.lower().endswith(".zip") else None
        if archive is not None:
            with os.fdopen(archive, "rb") as file:
                return _snapshot(student, read_archive(file), course)
        kind = "a link, which is not followed" if stat.S_ISLNK(mode) else "neither a folder nor a .zip"
        return _unreadable(student, f"The entry is {kind}; hand in a folder or a .zip.")
    except ContainerProblem as problem:
        return _unreadable(student, str(problem))
    except OSError as error:
        return _unreadable(student, f"The entry cannot be opened ({error.strerror}); hand it in again.")


def _snapshot(student: str, container: Container, course: Course) -> Submission:
    bases = ["", *(f"{folder}/" for folder in container.folders if len(container.folders) == 1)]
    for base in bases:
        looked = [(module.name, _take(container.read, base, module.name)) for module in course.modules]
        taken = {module: found for module, found in looked if found}
        if taken:
            break
    if sum(len(data) for _, data in taken.values()) > MAX_SUBMISSION_BYTES:
        return _unreadable(student, "The modules together are larger than 16 MiB; hand in the source alone.")
    parts = [part for file, data in taken.values() for part in (file.path.encode(), data, file.problem.encode())]
    return Submission(student, _digest(parts), {module: file for module, (file, _) in taken.items()})


def _take(read: Callable[[str, int], bytes | None], base: str, module: str) -> tuple[SourceFile, bytes] | None:
    for path in (f"exercises/{module}.py", f"{module}.py", f"exercises/{module}.ipynb", f"{module}.ipynb"):
        try:
            data = read(base + path, _limit(path) + 1)
        except FileProblem as problem:
            return SourceFile(path, problem=f"{path} {problem}."), b""
        if data is not None:
            return source_file(path, data), data
    return None


def _limit(path: str) -> int:
    return MAX_NOTEBOOK_BYTES if path.endswith(".ipynb") else MAX_BYTES


def _text(path: str, data: bytes) -> str:
    if not path.endswith(".ipynb"):
        return source_text(data)
    try:
        text = notebook_source(data)
    except ValueError as error:
        raise FileProblem(f"is no notebook that can be read: {error}; save it again in Jupyter") from None
    return checked_text(text)


def _unreadable(student: str, problem: str) -> Submission:
    return Submission(student, _digest([b"problem", problem.encode("utf-8", "backslashreplace")]), {}, problem)


def _digest(parts: Sequence[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        # The length first, so that no two lists of parts give the same stream.
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
