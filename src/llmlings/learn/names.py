"""Finds modules and functions by the names that learners type; a wrong name gets the closest right one."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import PurePath

from llmlings.course import Course, Module
from llmlings.errors import UsageError


def find_module(course: Course, word: str) -> Module:
    """Return the module that `word` names; a `UsageError` suggests the closest name."""
    names = [module.name for module in course.modules]
    if word in names:
        return course.module(word)
    # The shell's completion makes exercises/bpe.py out of bpe.
    raise UsageError(f"There is no module '{word}'{suggestion(PurePath(word).stem, names)}")


def find_function(course: Course, word: str) -> tuple[Module, str]:
    """Return the module and the function that `MODULE.FUNCTION` names; the function is empty for a bare module."""
    name, _, function = word.partition(".")
    module_names = [module.name for module in course.modules]
    if word not in module_names and name not in module_names:
        full = [f"{module.name}.{each}" for module in course.modules for each in module.functions]
        owner = [each for each in full if each.partition(".")[2] == word]
        raise UsageError(f"There is no module '{name}'{suggestion(owner[0] if owner else word, module_names + full)}")
    module = course.module(name)
    if function and function not in module.functions:
        raise UsageError(f"Module {name} has no function '{function}'{suggestion(function, module.functions)}")
    return module, function


def suggestion(word: str, names: Sequence[str]) -> str:
    """Return the end of a sentence: the name closest to `word`, or all of them if none is close."""
    close = get_close_matches(word, names, n=1)
    return f"; did you mean '{close[0]}'?" if close else f"; choose one of: {', '.join(names)}."
