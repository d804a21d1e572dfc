"""Whose work an entry of a class's folder is: the names that learning systems give to what they hand out."""

import hashlib
import os
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from llmlings.grade.renamed import likeness
from llmlings.grade.visible_text import visible_name

# Each tells in a name: the student, what tells namesakes apart, and the file as its student called it, if it is one.
_MOODLE = re.compile(r"(?P<student>.+)_(?P<apart>\d+)_assignsubmission_[a-z]+_?(?P<file>.*)", re.DOTALL)
_BLACKBOARD = re.compile(
    r"(?P<apart>.+)_(?P<student>[^_]+)_attempt_(?P<time>[\d-]{19})(?:_(?P<file>.+)|\.txt)", re.DOTALL
)
_CANVAS = re.compile(
    r"(?P<student>[^_]+)(?:_LATE)?_(?P<apart>\d+)_(?P<number>\d+)_(?P<file>.+)", re.DOTALL | re.IGNORECASE
)
_GOOGLE = re.compile(r"(?P<file>[^ ]+) - (?P<student>.+)(?P<ending>\.py|\.ipynb)", re.DOTALL)


@dataclass(frozen=True)
class HandedIn:
    """The entries of one student: each one's name, and the file that it is, or nothing for a folder or `.zip`."""

    student: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Part:
    name: str
    student: str
    #: Of one student, whatever else the class holds.
    full: str
    file: str = ""
    time: str = ""
    number: str = ""


def by_student(
    names: Sequence[str],
    folders: Collection[str],
    modules: Sequence[str],
    called: Mapping[str, str] = MappingProxyType({}),
) -> list[HandedIn]:
    """Group the entries of a class by student, sorted; `folders` are those of the names that are folders.

    `called` has names of students by id: who goes by a name that one student has gets that student's id. An id is
    shown as `visible_name` shows it. Students whom it does not tell apart get what else their entries say.
    """
    groups: defaultdict[str, list[_Part]] = defaultdict(list)
    for part in _with_ids(_parts(names, folders, modules), called):
        groups[part.full].append(part)
    ids = _ids({full: parts[0].student for full, parts in groups.items()})
    found = []
    for full, parts in groups.items():
        # Of several attempts the last one counts; its time sorts as text.
        last = max(part.time for part in parts)
        taken = tuple((part.name, part.file) for part in parts if part.time == last)
        found.append(HandedIn(ids[full], taken))
    return sorted(found, key=lambda handed_in: handed_in.student)


def _with_ids(parts: Sequence[_Part], called: Mapping[str, str]) -> list[_Part]:
    """Give students the ids that they have in a list, as far as their names leave no doubt."""
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for student, name in called.items():
        ids[_plain(name)].append(student)
    namesakes: defaultdict[str, set[str]] = defaultdict(set)
    for part in parts:
        namesakes[_plain(part.student)].add(part.full)

    def with_id(part: _Part) -> _Part:
        found = ids[_plain(part.student)]
        if part.student in called or len(found) != 1 or len(namesakes[_plain(part.student)]) > 1:
            return part
        return replace(part, student=found[0], full=found[0])

    return [with_id(part) for part in parts]


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _ids(students: Mapping[str, str]) -> dict[str, str]:
    """Return an id for each student, given by what tells them apart; no two get the same."""
    ids = {full: _shown(student) for full, student in students.items()}
    for longer in (_shown, lambda full: f"{_shown(full)} {hashlib.sha256(os.fsencode(full)).hexdigest()[:8]}"):
        # Again and again, since what is longer may be what somebody else is called.
        while shared := {student for student, count in Counter(ids.values()).items() if count > 1}:
            renamed = {full: longer(full) for full, student in ids.items() if student in shared}
            if all(ids[full] == student for full, student in renamed.items()):
                break
            ids |= renamed
    return ids


def _shown(name: str) -> str:
    # Bytes of a name that are no UTF-8 come as halves of surrogate pairs.
    return visible_name(os.fsencode(name).decode("utf-8", "backslashreplace"))


def _parts(names: Sequence[str], folders: Collection[str], modules: Sequence[str]) -> list[_Part]:
    parts = [_part(name, name in folders, modules) for name in sorted(names)]
    taken = Counter((part.full, "" if _is_zip(part.file) else part.file) for part in parts if part.number)
    # Canvas gives no student two files of one name. A number that many share (a year, say) is a teacher's.
    return [
        part if taken[part.full, "" if _is_zip(part.file) else part.file] < 2 else _by_number(part) for part in parts
    ]


def _by_number(part: _Part) -> _Part:
    if _is_zip(part.name):
        return _whole(part.name)
    full = f"{part.full}_{part.number}"
    return _Part(part.name, full, full, part.file)


def _part(name: str, is_folder: bool, modules: Sequence[str]) -> _Part:
    if found := _MOODLE.fullmatch(name):
        file = "" if is_folder or found["file"].lower() in ("", ".zip") else found["file"]
        return _Part(name, found["student"], f"{found['student']}_{found['apart']}", file)
    if is_folder:
        return _whole(name)
    if found := _BLACKBOARD.fullmatch(name):
        # The system's own page on an attempt is a file like any other: none of the course.
        full = f"{found['apart']}_{found['student']}"
        return _Part(name, found["student"], full, found["file"] or "attempt.txt", found["time"])
    if found := _CANVAS.fullmatch(name):
        full = f"{found['student']}_{found['apart']}"
        return _Part(name, full, full, found["file"], number=found["number"])
    return _whole(name) if _is_zip(name) else _named_after_module(name, modules) or _whole(name)


def _named_after_module(name: str, modules: Sequence[str]) -> _Part | None:
    """Return whose a file is that is called after a module and its student, None if that is not said."""
    files = [f"{module}{ending}" for module in modules for ending in (".py", ".ipynb")]
    for file in sorted(files, key=len, reverse=True):
        if name.endswith((f"_{file}", f"-{file}")) and (student := name[: -len(file) - 1]):
            return _Part(name, student, student, file)
    found = _GOOGLE.fullmatch(name)
    if found and found["file"] + found["ending"] in files:
        like = likeness(name, modules)
        if like is None or not like.is_sure:
            return _Part(name, found["student"], found["student"], found["file"] + found["ending"])
    return None


def _whole(name: str) -> _Part:
    student = name[:-4] if _is_zip(name) else name
    return _Part(name, student, student)


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")
