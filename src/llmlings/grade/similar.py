"""`llmlings similar`: answers that are alike, for a person to look at. It says nothing about who wrote them, or how.

An answer is compared by its words, of which names of its own count as one, without comments and texts. What everybody
writes is taken off first: the stub, and what a part of the class has in common. Answers are read as text from end to
end, never parsed or run: a hostile one can be made to break a parser, and has nothing here to break.
"""

import keyword
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from llmlings.course import Course
from llmlings.grade.tables import csv_text, number, write_text
from llmlings.stubs import stub_of
from llmlings.testing.catalogue import read_alternative

#: So many words in a row are a piece; two answers share a piece if it is in both.
PIECE = 12
#: Pieces that more than this share of the class has, and more than so many students, are what everybody writes.
USUAL_SHARE, USUAL = 0.05, 3
#: An answer with fewer pieces of its own is too short to say anything.
LEAST = 10
#: Pairs that share less of the shorter answer are not worth a look.
ALIKE = 0.6
#: No answer to a module of the course comes near this many characters.
LONGEST = 100_000
MOST_PAIRS = 200

# Each alternative ends by itself, also at the end of a text that lacks it: nothing is scanned twice.
_WORD = re.compile(
    r"""(?P<comment>\#[^\n]*+)
    |(?P<text>\"{3}(?:[^"\\]|\\.|"(?!""))*+(?:\"{3})?|'{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3})?
        |"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?)
    |(?P<name>[^\W\d]\w*+)
    |(?P<other>\d[\w.]*+|[^\s\w])""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True)
class Alike:
    """Answers to a module that are alike.

    `beside` is what of the course they are like, if anything. `share` is how much of the shorter one's own pieces the
    other has; identical files have no share.
    """

    module: str
    students: tuple[str, ...]
    beside: str = ""
    share: float | None = None


def find_alike(course: Course, answers: Iterable[tuple[str, str, str]]) -> list[Alike]:
    """Return what is alike in a class, of which student, module and text are given for each answer.

    Identical files come first, then pairs, those that share most first.
    """
    texts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for student, module, text in answers:
        texts[module][student] = text[:LONGEST]
    found = [alike for module, of_class in texts.items() for alike in _in_module(course, module, of_class)]
    order = {module.name: at for at, module in enumerate(course.modules)}
    found.sort(key=lambda alike: (-(alike.share or 2), order[alike.module], alike.students))
    identical = sum(alike.share is None for alike in found)
    return found[: identical + MOST_PAIRS]


def write_alike(out: Path, found: Sequence[Alike]) -> None:
    """Write a row for each finding: `kind,module,students,beside,share`."""
    rows = [["kind", "module", "students", "beside", "share"]]
    for alike in found:
        kind, share = ("identical", "") if alike.share is None else ("alike", number(round(alike.share, 2)))
        rows.append([kind, alike.module, "; ".join(alike.students), alike.beside, share])
    write_text(out, csv_text(rows))


def words(text: str) -> list[str]:
    """Return the words that an answer is compared by.

    >>> words("total = np.sum(rows)  # all")
    ['n', '=', 'n', '.', 'sum', '(', 'n', ')']
    """
    found: list[str] = []
    matches = [match for match in _WORD.finditer(text) if match.lastgroup not in ("comment", "text")]
    for at, match in enumerate(matches):
        word = match[0]
        if match.lastgroup == "name" and not keyword.iskeyword(word):
            # What is called, and what belongs to a package, is nobody's own name.
            is_called = at + 1 < len(matches) and matches[at + 1][0] == "("
            word = word if is_called or (found and found[-1] == ".") else "n"
        found.append(word)
    return found


def _in_module(course: Course, module: str, answers: Mapping[str, str]) -> Iterator[Alike]:
    stub = stub_of(course, course.module(module))
    own = {"the solution": course.solution(module).read_text(encoding="utf-8")}
    own |= {f"the alternative {path.stem}": read_alternative(course, module, path)
            for path in course.alternatives(module)}  # fmt: skip
    same: defaultdict[str, list[str]] = defaultdict(list)
    for student, text in sorted(answers.items()):
        same[_plain(text)].append(student)
    given = {_plain(text): name for name, text in own.items()}
    for text in ("", _plain(stub)):
        same.pop(text, None)
    for text, students in same.items():
        if len(students) > 1 or text in given:
            yield Alike(module, tuple(students), given.get(text, ""))
    # Of identical answers one stands for all.
    first = {students[0]: _pieces(text) - _pieces(stub) for text, students in same.items() if text not in given}
    counts = Counter(piece for pieces in first.values() for piece in pieces)
    most = max(USUAL, USUAL_SHARE * len(answers))
    rare = {student: {piece for piece in pieces if counts[piece] <= most} for student, pieces in first.items()}
    yield from _pairs(module, rare)
    for name, text in own.items():
        pieces = _pieces(text) - _pieces(stub)
        for student, its in rare.items():
            if len(its) >= LEAST and (share := len(its & pieces) / len(its)) >= ALIKE:
                yield Alike(module, (student,), name, share)


def _pairs(module: str, pieces: Mapping[str, set[int]]) -> Iterator[Alike]:
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for student, its in pieces.items():
        if len(its) >= LEAST:
            for piece in its:
                holders[piece].append(student)
    shared: Counter[tuple[str, str]] = Counter()
    for students in holders.values():
        shared.update(combinations(students, 2))
    for (one, other), count in shared.items():
        if (share := count / min(len(pieces[one]), len(pieces[other]))) >= ALIKE:
            yield Alike(module, (one, other), share=share)


def _pieces(text: str) -> set[int]:
    found = words(text)
    return {hash(tuple(found[at : at + PIECE])) for at in range(len(found) - PIECE + 1)}


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
