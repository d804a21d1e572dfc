"""What guided mode says of a module that is done: what was built, what others get wrong, and how it goes on."""

import ast
from collections.abc import Collection

from rich.console import Console

from llmlings.course import Course, Module
from llmlings.testing.visible_mistakes import visible_mistakes


def print_reward(console: Console, course: Course, module: Module, made: Collection[str]) -> None:
    """Print it, given the ids of the mistakes that this learner has made on the way."""
    console.print(f"{module.name} is done: {_built(course, module)}", style="green")
    known = [mistake for mistake in visible_mistakes(course) if mistake.module == module.name]
    if sentence := next((mistake.sentence for mistake in known if mistake.id not in made), ""):
        console.print(f'What others are told here: "{sentence}"')


def _built(course: Course, module: Module) -> str:
    """Return what a module says about itself, without its title."""
    try:
        text = ast.get_docstring(ast.parse(course.exercise(module.name).read_text(encoding="utf-8"))) or ""
    except (OSError, SyntaxError, ValueError):
        text = ""
    sentence = " ".join((text or module.title).split("\n\n")[0].split())
    return sentence.partition(": ")[2] or sentence
