"""The list of modules in guided mode: a cursor that keys move to the module to go to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rich.console import Console
from rich.text import Text

from llmlings.course import Course
from llmlings.learn.keys import DOWN, UP
from llmlings.learn.list import row
from llmlings.learn.progress import State

KEYS = (("up/down", "move"), ("number", "jump"), ("Enter", "go there"), ("r", "reset"), ("l", "back"))
_STEPS = {UP: -1, "k": -1, DOWN: 1, "j": 1}


@dataclass(frozen=True)
class Choice:
    """The place of the cursor among the modules, from 0, and the digits that were typed last."""

    cursor: int
    typed: str = ""

    def press(self, key: str, course: Course) -> "Choice":
        """Return the choice after a key: an arrow, `j`, `k`, or a digit of the number of a module."""
        count = len(course.modules)
        if key in _STEPS:
            return Choice((self.cursor + _STEPS[key]) % count)
        for typed in (self.typed + key, key):
            if typed.isdecimal() and 1 <= int(typed) <= count:
                return Choice(int(typed) - 1, typed)
        return replace(self, typed="")


def show_choice(console: Console, course: Course, known: Mapping[str, State], choice: Choice, height: int) -> None:
    """Print the modules under the titles of their parts, a line each, as many around the cursor as `height` holds."""
    lines: list[Text] = []
    for number, module in enumerate(course.modules):
        if number == 0 or module.part != course.modules[number - 1].part:
            lines.append(Text(module.part, style="bold"))
        if number == choice.cursor:
            place = len(lines)
        line = Text("> " if number == choice.cursor else "  ").append_text(row(course, module, known))
        line.append(f"  {module.title}")
        line.truncate(console.width, overflow="crop")
        line.stylize("bold" if number == choice.cursor else "")
        lines.append(line)
    # The title of its part stays above the first module.
    first = max(0, min(place - height // 2, len(lines) - height))
    for line in lines[first : first + height]:
        console.print(line, soft_wrap=True)
