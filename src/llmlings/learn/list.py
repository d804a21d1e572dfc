"""`llmlings list`: all modules in order, with their state."""

from textwrap import wrap

from rich.console import Console
from rich.text import Text

from llmlings.course import Course
from llmlings.learn.progress import current_module, states
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
    width = max(len(module.name) for module in course.modules)
    part = ""
    for number, module in enumerate(course.modules, start=1):
        if module.part != part:
            part = module.part
            console.print(part, style="bold")
        arrow, here = ("->", " (you are here)") if module == current else ("", "")
        line = Text(f"{arrow:2} {number:2}", style="bold" if here else "")
        line.append_text(columns((known[module.name], 11, STYLES[known[module.name]]), (module.name, 0, "")))
        points = f"{module.points} points"
        if console.width >= _WIDE:
            line.append(f"{'':{width - len(module.name)}}  {points:>9}  ")
            text, margin = module.title + here, len(line)
        else:
            console.print(line, soft_wrap=True)
            line, margin = Text(" " * 7), 7
            text = f"{points}: {module.title}{here}"
        line.append(f"\n{'':{margin}}".join(wrap(text, max(20, console.width - margin))))
        console.print(line, soft_wrap=True)
    for package in dict.fromkeys(package for module in course.modules for package in module.requires):
        _print_needed(console, course, package)
    return 0


def _print_needed(console: Console, course: Course, package: str) -> None:
    modules = [module for module in course.modules if package in module.requires]
    *names, last = [module.name for module in modules]
    subject = f"{', '.join(names)} and {last} need" if names else f"{last} needs"
    about = _PACKAGES.get(package, f"{package}.")
    if not any(module.lacks() for module in modules):
        about = f"{about.partition('.')[0]}, which is installed."
    console.print(f"\n{subject} {about}")
