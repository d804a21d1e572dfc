"""`llmlings release DIR`: the learners' bundle, which shows nothing of solutions and hidden tests."""

import ast
from collections.abc import Container, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from llmlings.course import Course
from llmlings.errors import CourseError, EnvironmentProblem
from llmlings.files import write_whole
from llmlings.learn.workspace import create_from, files_to_hand_out
from llmlings.stubs import stub_of

WORKFLOW = ".github/workflows/check.yml"
#: So many lines one after the other are no coincidence; a body or test that is shorter counts as a whole.
LINES = 4
#: A whole that is shorter than this is anybody's, such as `return x`.
LEAST = 40
_SUFFIXES = (".py", ".md", ".toml", ".json", ".ini", ".yml", ".gitignore")
_FOLDERS = {"solutions", "hidden", "mistakes", "alternatives", "hostile"}

_WORKFLOW = """\
# Tests what was pushed, with the tests that learners have. Green: every test passes.
name: Check

on: [push, workflow_dispatch]

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-python@v6
        with:
          python-version: "3.12"
      - run: pip install --extra-index-url https://download.pytorch.org/whl/cpu "llmlings[torch]==VERSION"
      - run: llmlings check --all
"""


def release(course: Course, folder: Path) -> int:
    """Make the bundle in `folder`, and return how many files it has; a `CourseError` names what must not be in it."""
    for module in course.modules:
        for path in (course.solution(module.name), course.tests(module.name, "hidden")):
            if not path.is_file():
                raise EnvironmentProblem(f"There is no {path}, which nothing may show; release in a whole checkout.")
    files = files_to_hand_out(course)
    if leaks := list(leaked(course, files)):
        name, what = leaks[0]
        others = f" (and {len(leaks) - 1} more files)" if len(leaks) > 1 else ""
        raise CourseError(f"{name} {what}{others}; take it out, and nothing else is in the way of a release.")
    create_from(folder, files)
    # No part of what an update compares: it is the teacher's from here on.
    path = folder / WORKFLOW
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _WORKFLOW.replace("VERSION", version("llmlings")).encode())
    return len(files) + 1


def leaked(course: Course, files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the files that learners must not get, each with what is wrong with it."""
    # Stubs are made of the solutions, by a program: what they show is what learners are given.
    shown = {line for module in course.modules for line in _code(stub_of(course, module))}
    secrets = dict(_secrets(course, shown))
    sizes = {len(lines) for lines in secrets}
    for name, data in files.items():
        if _FOLDERS & set(Path(name).parts):
            yield name, "lies in a folder that learners do not get"
            continue
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = ""
        if not name.endswith(_SUFFIXES) or not (text or not data):
            yield name, "is no text, so nobody can see what it shows"
            continue
        lines = [line for line in _code(text) if line not in shown]
        found = next((secrets[part] for size in sizes for part in _windows(lines, size) if part in secrets), "")
        if found:
            yield name, f"shows a part of {found}"


def _secrets(course: Course, shown: Container[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield runs of lines that only solutions and hidden tests have, and where they are."""
    for module in course.modules:
        # Helpers of hidden tests are often those of visible ones, too.
        for path, prefix in ((course.solution(module.name), ""), (course.tests(module.name, "hidden"), "test_")):
            where = path.relative_to(course.root).as_posix()
            for body in _bodies(path.read_text(encoding="utf-8"), prefix):
                own = [line for line in _code(body) if line not in shown]
                if len("".join(own)) >= LEAST:
                    yield from ((part, where) for part in _windows(own, min(LINES, len(own))))


def _bodies(text: str, prefix: str) -> Iterator[str]:
    """Yield what stands in each function whose name begins so, without its docstring."""
    lines = text.split("\n")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith(prefix):
            inner = node.body[1:] if ast.get_docstring(node) is not None else node.body
            if inner:
                yield "\n".join(lines[inner[0].lineno - 1 : node.end_lineno])


def _code(text: str) -> list[str]:
    """Return the lines that say something, however they are indented, quoted in Markdown or commented."""
    lines = (line.strip(" \t\r>#") for line in text.split("\n"))
    return [line for line in lines if len(line) > 1]


def _windows(lines: list[str], size: int) -> Iterable[tuple[str, ...]]:
    return (tuple(lines[at : at + size]) for at in range(len(lines) - size + 1))
