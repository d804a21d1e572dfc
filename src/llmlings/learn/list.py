"""`llmlings list`: all modules in order, with their state."""

from collections.abc import Mapping
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from llmlings.course import Course, Module
from llmlings.learn.progress import State, current_module, states
from llmlings.learn.screen import STYLES, columns, make_console

#: Packages that not every module needs: what they are called, and what to know before they are installed.
_PACKAGES = {
    "torch": "PyTorch. Its CPU build is enough, about 200 MB: pytorch.org says how to get it. "
    "On Linux, pip alone takes the one for graphics cards, some gigabytes."
}
#: In a narrower terminal points and title stand below the line that they belong to.
_WIDE = 70


def run(course: Course) -> int:
    """Print each module under the title of its part, with an arrow at the current one."""
    console = make_console()
    known = states(course)
    current = current_module(course, known)
    part = ""
    for module in course.modules:
        if module.part != part:
            part = module.part
            console.print(part, style="bold")
        here = module == current
        line = Text("->" if here else "  ", style="bold" if here else "").append_text(row(course, module, known))
        extras = f", extra: {', '.join(module.extra)}" if module.extra else ""
        text = module.title + " (you are here)" * here + extras
        points = f"{module.points} points"
        if console.width >= _WIDE:
            line.append(f"  {points:>9}  ")
            margin = len(line)
        else:
            line.rstrip()
            console.print(line, soft_wrap=True)
            line, margin = Text(" " * 7), 7
            text = f"{points}: {text}"
        line.append(f"\n{'':{margin}}".join(wrap(text, max(20, console.width - margin))))
        console.print(line, soft_wrap=True)
    for package in dict.fromkeys(package for module in course.modules for package in module.requires):
        _print_needed(console, course, package)
    return 0


def row(course: Course, module: Module, known: Mapping[str, State]) -> Text:
    """Return a module's number, its state and its name, filled up to the longest one."""
    width = max(len(other.name) for other in course.modules)
    state = known[module.name]
    line = Text(f" {course.modules.index(module) + 1:2}")
    return line.append_text(columns((state, 11, STYLES[state]), (module.name, width, "")))


def _print_needed(console: Console, course: Course, package: str) -> None:
    modules = [module for module in course.modules if package in module.requires]
    *names, last = [module.name for module in modules]
    subject = f"{', '.join(names)} and {last} need" if names else f"{last} needs"
    about = _PACKAGES.get(package, f"{package}.")
    if not any(module.lacks() for module in modules):
        about = f"{about.partition('.')[0]}, which is installed."
    console.print(f"\n{subject} {about}")
