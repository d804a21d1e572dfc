"""How the learner's commands write: the one console, the words for a state, and the question before a risk."""

import sys
from textwrap import TextWrapper

from rich.console import Console
from rich.text import Text

from llmlings.course import Course
from llmlings.errors import UsageError
from llmlings.learn.workspace import place

STYLES = {"done": "green", "in progress": "yellow", "to do": ""}


def make_console() -> Console:
    """Return a console that prints text as it is: square brackets in a learner's text are no markup."""
    return Console(markup=False, highlight=False, emoji=False)


def is_terminal() -> bool:
    """Return whether somebody reads what is printed and can answer: a terminal on both sides."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def columns(*cells: tuple[str, int, str]) -> Text:
    """Return one line of cells, each a text, the width to fill, and a style."""
    line = Text()
    for text, width, style in cells:
        line.append("  ")
        line.append(text.ljust(width), style=style)
    return line


def indented(text: str, width: int) -> str:
    """Return `text` two columns further right; a line that is too long goes on below its own start."""
    lines = []
    for line in text.rstrip().split("\n"):
        margin = "  " + " " * (len(line) - len(line.lstrip()))
        wrapper = TextWrapper(width, initial_indent=margin, subsequent_indent=f"{margin}  ", break_on_hyphens=False,
                              replace_whitespace=False, expand_tabs=False)  # fmt: skip
        lines += wrapper.wrap(line.strip()) or [""]
    return "\n".join(lines)


def bar(done: int, total: int, width: int = 30) -> str:
    """Return a progress bar of plain characters, full only when all is done."""
    filled = width * done // total
    return f"[{'#' * filled}{'-' * (width - filled)}]"


def print_next(console: Console, course: Course, module: str, function: str) -> None:
    """Say where to write next, how to check it and how to get a hint."""
    console.print("What to do next:")
    steps = (
        ("Open", f"{place(course, module, function)}: {function}"),
        ("Check", f"llmlings check {module}"),
        ("Hint", f"llmlings hint {module}.{function}"),
    )
    for word, step in steps:
        console.print(columns((word, 5, ""), (step, 0, "bold")), soft_wrap=True)


def confirmed(question: str, otherwise: str) -> bool:
    """Ask a question that `y` or `yes` answers; without a terminal there is nobody to ask: a `UsageError`."""
    if not sys.stdin.isatty():
        raise UsageError(f"There is no terminal to ask '{question}' on; {otherwise}.")
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
