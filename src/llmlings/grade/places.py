"""Where in a submission the modules are: the place that has them, and what looks like those that are missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from llmlings.grade.entries import Budget, ContainerProblem, Entry
from llmlings.grade.renamed import Likeness, is_like_exercises, likeness
from llmlings.grade.visible_text import visible_name

#: Folders and archives that may stand around the modules' folder.
MAX_DEPTH = 5
#: As many paths are kept of what is there in place of a module.
MOST_SHOWN = 10
#: What archives end with that are not opened here.
OTHER_ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".xz", ".bz2")
# As many files are looked at for names that are like a missing module's, nearest first.
_LOOKED_AT = 2_000
# Other people's code, which has modules of the same names.
_FOREIGN = {"node_modules", "site-packages"}


@dataclass(frozen=True)
class Copy:
    """One file that is a module, or may be one, and its whole path."""

    path: str
    file: Entry


@dataclass
class Search:
    """What was found.

    Attributes:
        exact: for each module the copies that lie where they should, each with its path below its place.
        alike: for each missing module what looks like it, with what its name tells.
        archives: files that may be archives, but none that is opened.
        problems: sentences on folders and archives that could not be read.
    """

    exact: dict[str, list[tuple[str, Copy]]] = field(default_factory=dict)
    alike: dict[str, list[tuple[Likeness, Copy]]] = field(default_factory=dict)
    archives: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Listed:
    """A folder and what it holds; its path ends with a slash, or is empty at the top."""

    path: str
    entries: Sequence[Entry]


def search(top: Sequence[Entry], modules: Sequence[str], owner: str) -> Search:
    """Find modules in what a student handed in.

    A place is a folder or archive with a module in it or in its `exercises`. All within a place belongs to it; what
    stands beside places is looked through down to a small depth. So the top hides all below, and folders side by side
    are places of equal right.
    """
    found = Search()
    level = [_Listed("", top)]
    places: list[_Listed] = []
    strangers: list[_Listed] = []
    for depth in range(MAX_DEPTH + 1):
        below = []
        for folder in level:
            here = _modules_in(folder, modules, found)
            for module, copies in here.items():
                found.exact.setdefault(module, []).extend(copies)
            (places if here else strangers).append(folder)
            if not here and depth < MAX_DEPTH:
                below += _folders_in(folder, found.problems)
        level = below
    if len(found.exact) < len(modules):
        for path, entry in _files_of(strangers, places):
            _look_at(found, path, entry, modules, owner)
    return found


def _modules_in(folder: _Listed, modules: Sequence[str], found: Search) -> dict[str, list[tuple[str, Copy]]]:
    exercises = [entry for entry in folder.entries if entry.name == "exercises"]
    inner = [entry for listed in _listed(folder.path, exercises, found.problems) for entry in listed.entries]
    files: dict[str, list[Entry]] = {}
    for base, entries in (("exercises/", inner), ("", folder.entries)):
        for entry in entries:
            if entry.read:
                files.setdefault(base + entry.name, []).append(entry)
    here = {}
    for module in modules:
        paths = [f"{base}{module}.{ending}" for ending in ("py", "ipynb") for base in ("exercises/", "")]
        path = next((path for path in paths if path in files), "")
        if path:
            here[module] = [(path, Copy(folder.path + path, entry)) for entry in files[path]]
    return here


def _folders_in(folder: _Listed, problems: list[str], *, archives: bool = True) -> list[_Listed]:
    entries = [entry for entry in folder.entries if archives or not entry.is_archive]
    return _listed(folder.path, sorted(entries, key=lambda entry: entry.name), problems)


def _listed(path: str, entries: Sequence[Entry], problems: list[str]) -> list[_Listed]:
    listed = []
    for entry in entries:
        if entry.entries is None or entry.name.lower() in _FOREIGN:
            continue
        try:
            inner = entry.entries()
        except ContainerProblem as problem:
            sentence = f"{shown(path + entry.name)} {problem}."
            if sentence not in problems:
                problems.append(sentence)
            continue
        # The mark of a virtual environment, whatever its name.
        if not any(below.name == "pyvenv.cfg" for below in inner):
            listed.append(_Listed(f"{path}{entry.name}/", inner))
    return listed


def _files_of(strangers: Sequence[_Listed], places: Sequence[_Listed]) -> Iterator[tuple[str, Entry]]:
    """Yield files outside and inside of places, nearest first, with the folder that each is in."""
    unsaid: list[str] = []
    left = _LOOKED_AT
    level = [*places]
    queue = [*strangers]
    for _ in range(MAX_DEPTH + 1):
        queue += level
        level = [inner for folder in level for inner in _folders_in(folder, unsaid, archives=False)]
    for folder in queue:
        for entry in sorted(folder.entries, key=lambda entry: entry.name):
            if entry.entries is None:
                if not left:
                    return
                left -= 1
                yield folder.path, entry


def _look_at(found: Search, path: str, entry: Entry, modules: Sequence[str], owner: str) -> None:
    if entry.name.lower().endswith(OTHER_ARCHIVES):
        found.archives.append(path + entry.name)
    like = likeness(entry.name, modules, owner)
    if like and entry.read and like.module not in found.exact:
        if entry.name == like.name and not is_like_exercises(path.rstrip("/").rpartition("/")[2]):
            like = Likeness(like.module, like.name, is_sure=False)
        found.alike.setdefault(like.module, []).append((like, Copy(path + entry.name, entry)))


def read_copies(copies: Sequence[Copy], size: int, budget: Budget) -> set[bytes]:
    """Return the different contents among the files that can be read, of each its first bytes."""
    contents = set()
    for copy in copies:
        data = copy.file.read(size) if copy.file.read else None
        if data is not None:
            budget.spend("modules", len(data))
            contents.add(data)
    return contents


def shown(path: str) -> str:
    """Return a path as it can stand in a sentence: visible, and cut where it is long."""
    path = visible_name(path)
    return path if len(path) <= 100 else f"{path[:40]}...{path[-57:]}"


def listing(paths: Sequence[str]) -> str:
    """Return paths as a part of a sentence, the first of them if they are many.

    >>> listing(["a", "b", "c"]), listing(["a"]), listing(list("abcde"))
    ('a, b and c', 'a', 'a, b, c and 2 more')
    """
    words = [*map(shown, paths[:3]), *([f"{len(paths) - 3} more"] if len(paths) > 3 else [])]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
