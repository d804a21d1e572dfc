"""How the learner's commands write: the one console, the words for a state, and the question before a risk."""

import re
import sys
from dataclasses import dataclass
from shutil import get_terminal_size
from textwrap import TextWrapper, fill
from unicodedata import category

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from llmlings.course import Course
from llmlings.errors import UsageError
from llmlings.learn.workspace import place

#: As messages have it: `  expected:  `.
_LABEL = re.compile(r" +[a-z][a-z ]*: +(?=\S)")
STYLES = {"done": "green", "in progress": "yellow", "to do": ""}


@dataclass(frozen=True)
class Signs:
    """What stands beside words: the two halves of a bar, and a sign for what is done, fails, or is not there yet."""

    full: str
    empty: str
    done: str = ""
    fails: str = ""
    waits: str = ""


ASCII = Signs("#", "-")
#: Of the characters that fonts of all systems have.
DRAWN = Signs("█", "░", "√ ", "× ", "· ")


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
    """Return `text` two columns further right; a line that is too long goes on below its own start.

    What stands behind a label, such as `likely:`, goes on below its own start, too.
    """
    lines = []
    for line in text.rstrip().split("\n"):
        margin = "  " + " " * (len(line) - len(line.lstrip()))
        label = _LABEL.match(line)
        below = " " * (2 + label.end()) if label else f"{margin}  "
        wrapper = TextWrapper(width, initial_indent=margin, subsequent_indent=below, break_on_hyphens=False,
                              replace_whitespace=False, expand_tabs=False)  # fmt: skip
        lines += wrapper.wrap(line.strip()) or [""]
    return "\n".join(lines)


def bar(done: int, total: int, width: int = 30, signs: Signs = ASCII) -> str:
    """Return a progress bar, empty only when nothing is done and full only when all is."""
    filled = max(width * done // total, min(done, 1))
    return f"[{signs.full * filled}{signs.empty * (width - filled)}]"


def print_finished(console: Console) -> None:
    """Say what there is to do when every module is done."""
    console.print("You have finished every module. Hand in your work: llmlings submit")
    console.print('Then let your own model write: llmlings write "To be"')


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
        # Broken here, between words: a terminal would break it anywhere.
        shown = fill(f"{question} [y/N]", get_terminal_size().columns - 2)
        return input(f"{shown} ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False


class Manuscript:
    """Text that grows. A terminal's lines are broken between words; elsewhere lines stay as long as they are."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = console.width if console.is_terminal else None
        self._column = 0
        self._word = Text()

    def add(self, text: str, style: str = "") -> None:
        """Print more of the text; its last word waits for its end, since it may have to go into the next line."""
        for character in visible(text):
            if character.isspace():
                self._print_word()
                self._print("\n" if character == "\n" or self._column == self._width else " ")
                continue
            if self._width is not None and self._word.cell_len + cell_len(character) > self._width:
                self._print_word()
            self._word.append(character, style)

    def end(self) -> None:
        """Print the word that waits, and end the line."""
        self._print_word()
        self._print("\n")

    def _print_word(self) -> None:
        if self._width is not None and self._column + self._word.cell_len > self._width:
            self._print("\n")
        self._print(self._word)
        self._word = Text()

    def _print(self, text: str | Text) -> None:
        self._console.print(text, end="", soft_wrap=True)
        self._column = 0 if text == "\n" else self._column + Text.assemble(text).cell_len


def visible(text: str) -> str:
    """Return a text that does nothing to a terminal, with a dot for each control character but line end and tab."""
    return "".join("·" if category(char) == "Cc" and char not in "\n\t" else char for char in text)
