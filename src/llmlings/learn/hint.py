"""`llmlings hint MODULE[.FUNCTION]`: one hint at a time, from the idea to the steps."""

import re

from llmlings.course import Course, Module
from llmlings.errors import CourseError, UsageError
from llmlings.learn.names import find
from llmlings.learn.progress import current_module, load, record_hint, states, unfinished
from llmlings.learn.screen import make_console


def run(course: Course, word: str | None, level: int | None, again: str = "") -> int:
    """Show the next hint of a function, or hint number `level`; `again` says how to get one more."""
    module, function = find(course, word) if word else (_current(course), "")
    progress = load(course)
    if not function:
        function = (unfinished(module, progress.results.get(module.name)) or module.functions)[0]
    name = f"{module.name}.{function}"
    hints = hints_of(course, module, function)
    seen = progress.hints.get(name, 0)
    if level is not None and not 1 <= level <= len(hints):
        raise UsageError(f"{name} has {len(hints)} hints; choose a level from 1 to {len(hints)}.")
    shown = level or min(seen + 1, len(hints))
    record_hint(course, name, shown)
    console = make_console()
    console.print(f"{name}: hint {shown} of {len(hints)}", style="bold")
    console.print(f"\n{hints[shown - 1]}\n")
    if shown < len(hints):
        console.print(again or f"One more: llmlings hint {name}", soft_wrap=True)
    else:
        all_seen = "You have seen all hints of this function. " if seen >= len(hints) and level is None else ""
        console.print(f"{all_seen}This is the last one; {_lesson(course, module)}.")
    return 0


def _current(course: Course) -> Module:
    return current_module(course, states(course)) or course.modules[-1]


def _lesson(course: Course, module: Module) -> str:
    path = f"docs/lessons/{module.name}.md"
    where = path if (course.root / path).is_file() else f"{path} in the course's repository"
    return f"the lesson explains more: {where}"


def hints_of(course: Course, module: Module, function: str) -> list[str]:
    """Return the hints of a function, in order; a `CourseError` says if there are none."""
    path = course.hints(module.name)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    hints = read_hints(text).get(function)
    if not hints:
        raise CourseError(f"docs/hints/{path.name} has no hints for {function}; take the file from a new workspace.")
    return hints


def read_hints(text: str) -> dict[str, list[str]]:
    """Return the items of the numbered list under each `## function`; their lines are joined to paragraphs."""
    hints: dict[str, list[str]] = {}
    for section in re.split(r"^## +", text, flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        items = re.split(r"^\d+[.)][ \t]+", body, flags=re.MULTILINE)[1:]
        hints[title.strip().strip("`")] = [_reflow(item) for item in items]
    return hints


def _reflow(item: str) -> str:
    # Only prose is joined: a list, or an indented or fenced example, loses its sense without its lines.
    blocks = []
    for block in re.split(r"\n\s*\n", item.strip()):
        prose = not re.search(r"^\s*(```|[-*] )", block, re.MULTILINE)
        blocks.append(" ".join(block.split()) if prose else re.sub(r"^ {1,4}", "", block, flags=re.MULTILINE))
    return "\n\n".join(blocks)
