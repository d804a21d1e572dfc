"""What is left in a file by oversight: the last line of a stub, and a second definition of a function."""

import ast
from collections.abc import Sequence

from llmlings.course import Course, Module
from llmlings.errors import LlmlingsError
from llmlings.given import Function, functions_of
from llmlings.learn.workspace import original_stub


def left_raises(course: Course, module: Module) -> dict[str, int]:
    """Return the line of a `raise NotImplementedError` in each function that has lines of the learner's own."""
    try:
        written = dict(functions_of(ast.parse(course.exercise(module.name).read_bytes())))
        stub = dict(functions_of(ast.parse(original_stub(course, module.name))))
    except (OSError, SyntaxError, ValueError, LlmlingsError):
        return {}
    return {
        name: line
        for name in module.all_functions
        if name in written and name in stub and ast.dump(written[name]) != ast.dump(stub[name])
        if (line := _raise_in(written[name]))
    }


def defined_twice(course: Course, module: Module) -> dict[str, Sequence[int]]:
    """Return the lines of the definitions of each function that has more than one: the last of them counts."""
    try:
        written = list(functions_of(ast.parse(course.exercise(module.name).read_bytes())))
    except (OSError, SyntaxError, ValueError):
        return {}
    lines = {name: [node.lineno for other, node in written if other == name] for name in module.all_functions}
    return {name: found for name, found in lines.items() if len(found) > 1}


def _raise_in(node: Function) -> int:
    found = [
        part.lineno
        for part in ast.walk(node)
        if isinstance(part, ast.Raise) and "NotImplementedError" in ast.dump(part)
    ]
    return found[-1] if found else 0
