"""`llmlings dev new MODULE`: all files of a new module at once, each a small example to be replaced."""

import keyword
import re
from pathlib import Path

from llmlings.course import COURSE_FILE, Course
from llmlings.errors import UsageError

#: Stands in each file of the example, until its author takes it out.
SCAFFOLD = "SCAFFOLD"
_TEMPLATES = Path(__file__).with_name("scaffold")
_ENTRY = """
[[part.module]]
name = "{name}"
title = "{name}"
points = 10
anchors = ["q-{name}"]
functions = ["longest_token"]
"""
_LESSON_IN_NAV = re.compile(r"^( +)- .+: lessons/\w+\.md$", re.MULTILINE)


def new_module(course: Course, name: str) -> list[Path]:
    """Write the files of a module at the end of the course, and return them.

    Raises:
        UsageError: the name is no name for a module, or a file of the module is there already.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or keyword.iskeyword(name):
        raise UsageError(f"'{name}' is no name for a module; choose a word in small letters, such as parity.")
    if any(module.name == name for module in course.modules):
        raise UsageError(f"{COURSE_FILE} has a module '{name}' already; choose another name.")
    files = scaffold(course.root, name)
    if there := [path for path in files if path.exists()]:
        raise UsageError(f"{there[0]} is there already; move it away, or choose another name.")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    _add_to_course(course.root / COURSE_FILE, name)
    _add_to_nav(course.root / "mkdocs.yml", name)
    return list(files)


def scaffold(root: Path, name: str) -> dict[Path, str]:
    """Return the text of each file of a new module."""
    templates = sorted(path for path in _TEMPLATES.rglob("*.txt"))
    places = [path.relative_to(_TEMPLATES).as_posix().removesuffix(".txt") for path in templates]
    return {
        root / place.replace("MODULE", name): path.read_text(encoding="utf-8").replace("MODULE", name)
        for place, path in zip(places, templates, strict=True)
    }


def _add_to_course(path: Path, name: str) -> None:
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
    path.write_text(text + _ENTRY.format(name=name), encoding="utf-8", newline="\n")


def _add_to_nav(path: Path, name: str) -> None:
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    *_, last = _LESSON_IN_NAV.finditer(text)
    line = f"\n{last[1]}- {name}: lessons/{name}.md"
    path.write_text(text[: last.end()] + line + text[last.end() :], encoding="utf-8", newline="\n")
