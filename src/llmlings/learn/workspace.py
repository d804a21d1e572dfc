"""The learner's folder: how it is made, what was handed out, and where things are in it."""

import ast
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from llmlings.course import COURSE_FILE, PRIVATE_FOLDER, Course, course_files, load_course
from llmlings.errors import EnvironmentProblem, UsageError
from llmlings.files import write_whole
from llmlings.given import end_of, functions_of, start_of
from llmlings.stubs import stub_of

ORIGIN_SCHEMA = 1

PYTEST_INI = """\
[pytest]
testpaths = tests/visible
addopts = --import-mode=importlib -p llmlings.testing.plugin -p llmlings.learn.recorder_plugin
"""

GITIGNORE = """\
.llmlings/
.pytest_cache/
__pycache__/
.venv/
/submission.zip
"""

README = """\
# My llmlings workspace

Start with `llmlings`, in a terminal beside your editor: it shows what to do next, and tests your code at each save.

1. Open the file in `exercises/` that it names and read the description of the function.
2. Replace the `raise NotImplementedError(...)` line by your code and save the file.
3. Look at the terminal: it says what is right, and what came out where something is wrong.
4. Stuck? The key `h` gives one hint at a time.

| command | does |
|---|---|
| `llmlings` | tests a module at each save; keys for hint, list, next and more |
| `llmlings list` | shows all modules: done, in progress, to do |
| `llmlings check` | tests what you are working on (`pytest` does the same for everything) |
| `llmlings hint bpe.encode` | gives the next hint for this function |
| `llmlings reset bpe.encode`, `llmlings undo` | puts this function's stub back, and keeps a copy; takes that back |
| `llmlings submit` | makes the `submission.zip` to hand in |
| `llmlings write "To be"` | after the last module: your own language model writes |
| `llmlings doctor`, `llmlings update` | says what is wrong on this machine; brings newer tests |

`bpe` alone means the whole module; so do `exercises/bpe.py` and its number in `llmlings list`.

The tests that you see are in `tests/visible/`: reading them is part of the course.
"""


def create(folder: Path) -> Course:
    """Make a workspace in `folder`, which must be empty or not there yet, and return its course."""
    return create_from(folder, files_to_hand_out(load_course(course_files())))


def create_from(folder: Path, files: Mapping[str, bytes]) -> Course:
    """Make a workspace of `files` in `folder`, as `create` does."""
    _refuse_what_is_taken(folder)
    write_origin(folder, files)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return load_course(folder)


def _refuse_what_is_taken(folder: Path) -> None:
    here = folder.resolve()
    if (here / COURSE_FILE).is_file():
        raise UsageError(f"{here} is a workspace already; go on there with `llmlings`, or choose another name.")
    if outer := next((above for above in here.parents if (above / COURSE_FILE).is_file()), None):
        raise UsageError(
            f"{here} would be inside the workspace {outer}, and it is easy to edit one and test the other; "
            f"choose a place outside, such as {outer.parent / here.name}."
        )
    if here.exists() and not (here.is_dir() and all(map(_is_no_work, here.iterdir()))):
        raise UsageError(f"{folder} is there already and is not an empty folder; choose another name.")


def _is_no_work(path: Path) -> bool:
    """Return whether `path` is what often stands in a new folder: a virtual environment, a repository, settings."""
    return path.is_dir() and (path.name in (".git", ".idea", ".vscode") or (path / "pyvenv.cfg").is_file())


def files_to_hand_out(course: Course) -> dict[str, bytes]:
    """Return the files of a new workspace by name: no solutions, no hidden tests, no mistakes."""
    files = {}
    for module in course.modules:
        files[f"exercises/{module.name}.py"] = _stub(course, module.name)
    for folder in ("tests/visible", "docs/hints", "docs/lessons"):
        for path in sorted((course.root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                files[path.relative_to(course.root).as_posix()] = path.read_bytes()
    written = {"pytest.ini": PYTEST_INI, "README.md": README, ".gitignore": GITIGNORE}
    files |= {name: text.encode() for name, text in written.items()}
    # The last one: what makes a folder a workspace is there when all else is.
    return files | {COURSE_FILE: (course.root / COURSE_FILE).read_bytes()}


def original_stub(course: Course, name: str) -> bytes:
    """Return the stub of module `name` as it was before the learner wrote into it."""
    return _stub(course if course.solution(name).is_file() else _course_at(course_files()), name)


@cache
def _course_at(root: Path) -> Course:
    # Each module that was edited is compared with it, and reading it takes some milliseconds.
    return load_course(root)


def _stub(course: Course, name: str) -> bytes:
    # In a checkout the file in exercises/ may hold somebody's answers; the solution always gives the stub.
    if course.solution(name).is_file():
        return stub_of(course, course.module(name)).encode()
    if not course.exercise(name).is_file():
        raise EnvironmentProblem(f"The installed llmlings has no module '{name}'; install the version you began with.")
    return course.exercise(name).read_bytes()


def is_untouched(course: Course, name: str, origin: Mapping[str, str]) -> bool:
    """Return whether the learner's file of module `name` is still the stub that was handed out, as `origin` has it."""
    found = digest(course.exercise(name))
    if not found:
        return False
    if found == origin.get(f"exercises/{name}.py"):
        return True
    try:
        return found == sha256_of(original_stub(course, name))
    except EnvironmentProblem:
        return False


def load_origin(course: Course) -> dict[str, str]:
    """Return the digest of each file as it was handed out; nothing in a checkout."""
    return read_origin(course.root).files


def digest(path: Path) -> str:
    """Return the SHA-256 of a text file, whatever its line ends are; an empty string if it cannot be read."""
    try:
        return sha256_of(path.read_bytes())
    except OSError:
        return ""


def sha256_of(content: bytes) -> str:
    # Some editors on Windows change every line end when they save: that is not yet an answer.
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def function_line(course: Course, name: str, function: str) -> int | None:
    """Return the line where `function` starts in the learner's file, which need not be valid Python."""
    try:
        text = course.exercise(name).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    start = 0
    for depth, part in enumerate(function.split(".")):
        indent = "[ ]+" if depth else ""
        found = re.compile(rf"^{indent}(def|class) +{part}\b", re.MULTILINE).search(text, start)
        if found is None:
            return None
        start = found.start()
    return text.count("\n", 0, start) + 1


def place(course: Course, name: str, function: str) -> str:
    """Return where `function` is in words: `exercises/bpe.py, line 31`."""
    line = function_line(course, name, function)
    return f"exercises/{name}.py, line {line}" if line else f"exercises/{name}.py"


@dataclass(frozen=True)
class Origin:
    """What was handed out: by which version, the digest of each file, and of each function of each exercise."""

    version: str = ""
    files: dict[str, str] = field(default_factory=dict)
    functions: dict[str, dict[str, str]] = field(default_factory=dict)


def read_origin(folder: Path, file: str = "origin.json") -> Origin:
    """Return what `write_origin` wrote; an empty `Origin` if there is nothing, or nothing that can be read."""
    try:
        data = json.loads((folder / PRIVATE_FOLDER / file).read_text(encoding="utf-8"))
        functions = {str(name): dict(digests) for name, digests in data.get("functions", {}).items()}
        return Origin(str(data["version"]), dict(data["files"]), functions)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Origin()


def release(version: str) -> tuple[int, ...]:
    """Return the numbers that versions are compared by: `2.13.0+cpu` is (2, 13)."""
    found = re.match(r"\d+(\.\d+)*", version)
    numbers = [int(number) for number in found[0].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def write_origin(folder: Path, files: Mapping[str, bytes], file: str = "origin.json") -> None:
    """Record that this version of the tool hands out `files`."""
    # The metadata of packages take time to load, and few commands need them.
    from importlib.metadata import version

    digests = {name: sha256_of(content) for name, content in files.items()}
    functions = {name: function_digests(content) for name, content in files.items() if name.startswith("exercises/")}
    data = {"schema": ORIGIN_SCHEMA, **asdict(Origin(version("llmlings"), digests, functions))}
    path = folder / PRIVATE_FOLDER / file
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, (json.dumps(data, indent=1) + "\n").encode())


def function_digests(stub: bytes) -> dict[str, str]:
    """Return the digest of each function of a stub, with the comments that belong to it."""
    text = stub.decode()
    lines = text.split("\n")
    return {
        name: sha256_of("\n".join(lines[start_of(node, lines) - 1 : end_of(node, lines)]).encode())
        for name, node in functions_of(ast.parse(text))
    }
