"""`llmlings list`: all modules in order, with their state."""

from textwrap import wrap

from llmlings.course import Course
from llmlings.learn.progress import states
from llmlings.learn.screen import STYLES, columns, make_console


def run(course: Course) -> int:
    """Print a line for each module, under the titles of the parts."""
    console = make_console()
    width = max(len(module.name) for module in course.modules)
    known = states(course)
    part = ""
    for number, module in enumerate(course.modules, start=1):
        if module.part != part:
            part = module.part
            console.print(part, style="bold")
        word = known[module.name]
        line = columns((f"{number:2}", 2, ""), (word, 11, STYLES[word]), (module.name, width, ""))
        room = max(20, console.width - len(line) - 2)
        line.append("  " + ("\n" + " " * (len(line) + 2)).join(wrap(module.title, room)))
        console.print(line, soft_wrap=True)
    return 0
