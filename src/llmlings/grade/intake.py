"""Submissions as data: one snapshot of each student's module files; nothing in them is followed, run or unpacked."""

import hashlib
import os
import re
import stat
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from llmlings.course import Course
from llmlings.errors import UsageError
from llmlings.grade.containers import entry_in
from llmlings.grade.entries import Budget, ContainerProblem, Entry, FileProblem, is_hidden
from llmlings.grade.layouts import HandedIn, by_student
from llmlings.grade.notebook_source import notebook_source
from llmlings.grade.places import MOST_SHOWN, OTHER_ARCHIVES, Copy, Search, listing, read_copies, search, shown
from llmlings.grade.renamed import Likeness
from llmlings.testing.source_text import MAX_BYTES, SourceProblem, checked_text, source_text

# Notebooks hold the pictures of their outputs too.
MAX_NOTEBOOK_BYTES = 32 << 20
# Lists, numbers, texts and the like in a notebook: together they take a quarter of a GiB of memory at most.
MAX_NOTEBOOK_VALUES = 4_000_000
_BETWEEN = b",:[{"
# Also one that does not end, or the search would begin again at each of its quotes.
_JSON_TEXT = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True)
class SourceFile:
    """One module as handed in: its place below the top (or wrapping) folder, and its text or why there is none.

    `renamed_from` is the path of a file that was taken for the module though it has another name; `beside` are the
    paths of copies of which none was taken, since they differ.
    """

    path: str
    text: str = ""
    problem: str = ""
    renamed_from: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Missing:
    """What is there in place of a missing module: a sentence on it, and its paths."""

    sentence: str
    beside: tuple[str, ...]


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    A module that is not there is not in `modules`; `missing` has those of which something similar is there. `problem`
    says why nothing of the submission can be read. `sha256` stands for everything that a verdict depends on: names and
    bytes of the files taken, the problems, and what is said of missing ones. It does not depend on the kind of
    container, or on times.
    """

    student: str
    sha256: str
    modules: dict[str, SourceFile]
    problem: str = ""
    missing: dict[str, Missing] = field(default_factory=dict)


def read_submissions(
    folder: Path,
    course: Course,
    *,
    accept_renamed: bool = False,
    called: Mapping[str, str] = MappingProxyType({}),
    on_stray: Callable[[Sequence[str]], None] = lambda _: None,
) -> list[Submission]:
    """Return what the entries of `folder` hold, one submission for each student, sorted by student.

    An entry is a folder, a `.zip`, or a file that a learning system named after its student; `by_student` knows whose
    it is. Hidden entries are ignored. `on_stray` is told of plain files that nobody may have handed in, such as a list
    of the class. Any other entry is a submission with a problem: nobody is lost without a word.
    `called` has names of students by id, for entries that have the name where others have the id.
    With `accept_renamed` a file counts that is without doubt a renamed copy of a missing module, and the only one.
    """
    try:
        top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be opened ({error.strerror}); give the folder that holds one folder or .zip per student."
        ) from None
    try:
        names = [name for name in os.listdir(top) if not is_hidden(name)]
        if not names:
            raise UsageError(f"{folder} holds no submissions; put one folder or .zip per student into it.")
        folders = {name for name in names if _is_folder(top, name)}
        modules = [module.name for module in course.modules]
        entries = by_student(names, folders, modules, called)
        strays = [each for each in entries if _is_stray(top, each)]
        if strays:
            on_stray([each.student for each in strays])
        if len(strays) == len(entries):
            there = listing([each.student for each in strays])
            raise UsageError(f"{folder} holds no submissions ({there}); put one folder or .zip per student into it.")
        return [_submission(top, each, modules, accept_renamed) for each in entries if each not in strays]
    finally:
        os.close(top)


def confusable(students: Iterable[str]) -> list[list[str]]:
    """Return groups of students whose ids differ only in capitals or in how accents are written."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for student in sorted(students):
        folded = unicodedata.normalize("NFD", student).casefold()
        groups[unicodedata.normalize("NFC", folded)].append(student)
    return [group for group in groups.values() if len(group) > 1]


def source_file(path: str, data: bytes) -> SourceFile:
    """Return the module that a file of a submission holds; `data` may be cut off behind the first byte too many."""
    limit = _limit(path)
    try:
        if len(data) > limit:
            raise FileProblem(f"is larger than {limit >> 20} MiB; hand in the source alone")
        return SourceFile(path, _text(path, data))
    except (FileProblem, SourceProblem) as problem:
        return SourceFile(path, problem=f"{path} {problem}.")


def safe_names(students: Iterable[str]) -> dict[str, str]:
    """Return a file name for each student, without suffix; no file system takes two of them for one.

    Names that differ only in capitals end with their digest.

    >>> list(safe_names(["ann", "Bob", "BOB"]).values())[:2]
    ['ann', 'Bob%-cd9fb1e148ccd8442e5aa74904cc73bf']
    """
    names = {student: safe_name(student) for student in students}
    count = Counter(name.lower() for name in names.values())
    return {student: _cut(student) if count[name.lower()] > 1 else name for student, name in names.items()}


def safe_name(student: str) -> str:
    """Return a file name for `student`, without suffix; different students never share one.

    ASCII letters, digits and `-_.@+` stay, everything else is percent-encoded, as is what would make the name hidden
    or one of Windows' device names. A name of more than 150 characters is cut and ends with its digest.

    >>> safe_name("ann@uni.example"), safe_name("../José"), safe_name("con")
    ('ann@uni.example', '%2E.%2FJos%C3%A9', '%63on')
    """
    name = _encoded(student)
    return name if len(name) <= 150 else _cut(student)


def _cut(student: str) -> str:
    digest = hashlib.sha256(student.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"{_encoded(student)[:100]}%-{digest}"


def _encoded(student: str) -> str:
    data = student.encode("utf-8", "surrogatepass")
    characters = [chr(byte) if re.match(rb"[A-Za-z0-9_.@+-]", bytes([byte])) else f"%{byte:02X}" for byte in data]
    if student.startswith(".") or _RESERVED.match(student):
        characters[0] = f"%{data[0]:02X}"
    if student.endswith("."):
        characters[-1] = "%2E"
    return "".join(characters) or "%"


def _is_folder(top: int, name: str) -> bool:
    try:
        return stat.S_ISDIR(os.stat(name, dir_fd=top, follow_symlinks=False).st_mode)
    except OSError:
        return False


def _is_stray(top: int, handed_in: HandedIn) -> bool:
    """Return whether an entry is a plain file, no archive of any kind, whose name does not say whose it is."""
    ((name, file), *_) = handed_in.parts
    if file or name.lower().endswith((".zip", *OTHER_ARCHIVES)):
        return False
    try:
        return stat.S_ISREG(os.stat(name, dir_fd=top, follow_symlinks=False).st_mode)
    except OSError:
        return False


def _submission(top: int, handed_in: HandedIn, modules: Sequence[str], accept_renamed: bool) -> Submission:
    student = handed_in.student
    with Budget() as budget:
        try:
            found = search(_opened(top, handed_in, budget), modules, student)
            return _snapshot(student, found, modules, budget, accept_renamed)
        except ContainerProblem as problem:
            return _unreadable(student, f"{problem}.")
        except OSError as error:
            return _unreadable(student, f"The entry cannot be opened ({error.strerror}); hand it in again.")


def _opened(top: int, handed_in: HandedIn, budget: Budget) -> Sequence[Entry]:
    entries = [replace(entry_in(top, name, budget), name=file or name) for name, file in handed_in.parts]
    if not any(
        entry.entries or (entry.read and file) for entry, (_, file) in zip(entries, handed_in.parts, strict=True)
    ):
        kind = "neither a folder nor a .zip, and its name does not say whose it is"
        if not entries[0].read:
            kind = "a device or a link, which is not followed"
        raise ContainerProblem(f"The entry is {kind}; hand in a folder or a .zip")
    ((_, file), *others) = handed_in.parts
    whole = entries[0]
    if file or others or not whole.entries:
        return entries
    try:
        return whole.entries()
    except ContainerProblem as problem:
        raise ContainerProblem(f"The {'archive' if whole.is_archive else 'folder'} {problem}") from None


def _snapshot(student: str, found: Search, modules: Sequence[str], budget: Budget, accept_renamed: bool) -> Submission:
    files: dict[str, SourceFile] = {}
    missing: dict[str, Missing] = {}
    parts: list[bytes] = []
    for module in modules:
        copies, alike = found.exact.get(module, []), found.alike.get(module, [])
        taken = _take([copy for _, copy in copies], copies[0][0], budget) if copies else None
        if not taken and accept_renamed and _is_one_copy(alike):
            taken = _take_renamed(alike, budget)
        if taken:
            file, data = taken
            files[module] = file
            parts += [file.path.encode(), data, *map(_bytes, (file.problem, file.renamed_from))]
        elif alike:
            missing[module] = _missing(alike)
    if not files and not missing:
        if found.problems:
            raise ContainerProblem(found.problems[0].removesuffix("."))
        sentence = f"{listing(found.archives)} cannot be opened here; hand in a folder or a .zip."
        missing = dict.fromkeys(
            modules if found.archives else (), Missing(sentence, tuple(map(shown, found.archives[:MOST_SHOWN])))
        )
    parts += [_bytes(f"{module} {there.sentence}") for module, there in missing.items()]
    return Submission(student, _digest(parts), files, missing=missing)


def _take(copies: Sequence[Copy], path: str, budget: Budget) -> tuple[SourceFile, bytes] | None:
    try:
        contents = read_copies(copies, _limit(path) + 1, budget)
    except FileProblem as problem:
        return SourceFile(path, problem=f"{path} {problem}."), b""
    if len(contents) > 1:
        there = listing([copy.path for copy in copies])
        paths = tuple(shown(copy.path) for copy in copies[:MOST_SHOWN])
        sentence = f"{path} is there {len(copies)} times, and the copies differ: {there}; hand in one of them."
        return SourceFile(path, problem=sentence, beside=paths), b""
    return next(((source_file(path, data), data) for data in contents), None)


def _take_renamed(alike: Sequence[tuple[Likeness, Copy]], budget: Budget) -> tuple[SourceFile, bytes] | None:
    copies = [copy for like, copy in alike if like.is_code]
    taken = _take(copies, alike[0][0].name, budget)
    if taken is None or taken[0].beside:
        return None
    file, data = taken
    return replace(file, renamed_from=shown(copies[0].path)), data


def _is_one_copy(alike: Sequence[tuple[Likeness, Copy]]) -> bool:
    """Return whether all that is like a module are copies of one file by their names; their bytes say the rest."""
    names = {like.name for like, _ in alike if like.is_code}
    return len(names) == 1 and all(like.is_sure for like, _ in alike if like.is_code)


def _missing(alike: Sequence[tuple[Likeness, Copy]]) -> Missing:
    likely = [(like, copy) for like, copy in alike if like.is_code] or alike
    like, there = likely[0][0], listing([copy.path for _, copy in likely])
    if len(likely) > 1:
        sentence = f"{there} are there; hand in one of them as {like.name}."
    elif like.is_sure:
        sentence = f"{there} is there; rename it, or grade with --accept-renamed."
    else:
        sentence = f"{there} is there; if that is the answer, hand it in as {like.name}."
    return Missing(sentence, tuple(shown(copy.path) for _, copy in likely[:MOST_SHOWN]))


def _limit(path: str) -> int:
    return MAX_NOTEBOOK_BYTES if path.endswith(".ipynb") else MAX_BYTES


def _text(path: str, data: bytes) -> str:
    if not path.endswith(".ipynb"):
        return source_text(data)
    if _values(data) > MAX_NOTEBOOK_VALUES:
        raise FileProblem(f"holds more than {MAX_NOTEBOOK_VALUES:,} values; clear its outputs and save it again")
    try:
        text = notebook_source(data)
    except ValueError as error:
        raise FileProblem(f"is no notebook that can be read: {error}; save it again in Jupyter") from None
    return checked_text(text)


def _values(notebook: bytes) -> int:
    values = len(notebook) - len(notebook.translate(None, _BETWEEN))
    if values <= MAX_NOTEBOOK_VALUES:
        return values
    for texts, found in enumerate(_JSON_TEXT.finditer(notebook)):
        if texts > MAX_NOTEBOOK_VALUES:
            return texts
        values -= len(found[0]) - len(found[0].translate(None, _BETWEEN))
    return values


def _unreadable(student: str, problem: str) -> Submission:
    return Submission(student, _digest([b"problem", _bytes(problem)]), {}, problem)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _digest(parts: Sequence[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        # The length first, so that no two lists of parts give the same stream.
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
