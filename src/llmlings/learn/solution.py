"""`llmlings solution MODULE[.FUNCTION]`: the course's own answer, for when yours is done."""

import ast
import json
import zlib

from rich.text import Text

from llmlings.course import Course, Module, course_files, load_course
from llmlings.errors import EnvironmentProblem
from llmlings.given import HELPERS, end_of, first_line, functions_of, start_of
from llmlings.learn.names import find
from llmlings.learn.progress import is_finished, load, record_reveal, states
from llmlings.learn.screen import confirmed, make_console
from llmlings.learn.workspace import digest

#: In the wheel, beside `course.toml`: the texts of all solutions by module, as compressed JSON (hatch_build.py).
PACKED = "solutions.bin"


def run(course: Course, word: str) -> int:
    """Show the solution of a module or of one function; of one that is not done it needs a yes, which is recorded."""
    module, function = find(course, word)
    text = solution_text(course, module.name)
    name = f"{module.name}.{function}" if function else module.name
    if not _is_done(course, module, function) and not _is_revealed(course, module, function):
        question = f"{name} is not done yet. Show its solution anyway? This is recorded."
        if not confirmed(question, f"finish {name} first, or run this command on a terminal"):
            print("The solution was not shown.")
            return 1
        record_reveal(course, module.name, function)
    make_console().print(Text(_part(text, module, function) if function else text), soft_wrap=True)
    return 0


def _is_done(course: Course, module: Module, function: str) -> bool:
    if not function:
        return states(course)[module.name] == "done"
    result = load(course).results.get(module.name)
    checked = result is not None and result.file_sha256 == digest(course.exercise(module.name))
    return checked and is_finished(result, function)


def _is_revealed(course: Course, module: Module, function: str) -> bool:
    reveals = load(course).reveals
    return any(reveal.module == module.name and reveal.function in ("", function) for reveal in reveals)


def _part(text: str, module: Module, function: str) -> str:
    """Return one function of a solution, with the imports above it and the helpers below it that it needs."""
    needed = needed_for(text, module, function)
    lines = text.split("\n")
    texts = {node: "\n".join(lines[start_of(node, lines) - 1 : end_of(node, lines)]) for node in needed}
    top = sorted((node for node in needed if isinstance(node, ast.Import | ast.ImportFrom)), key=first_line)
    imports = "\n".join(texts.pop(node) for node in top)
    return "\n\n\n".join([*([imports] if imports else []), *texts.values()])


def needed_for(text: str, module: Module, function: str) -> list[ast.stmt]:
    """Return a function of an answer to `module`, and the imports and helpers that it needs.

    Helpers of given lines are left out: learners have them.
    """
    tree = ast.parse(text)
    last = text.partition(f"\n{HELPERS}\n")[0].count("\n") + 1
    around = {name: node for node in tree.body if node.lineno <= last for name in _brings(node, module)}
    found: list[ast.stmt] = [dict(functions_of(tree))[function]]
    for node in found:
        used = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        found += [other for name, other in around.items() if name in used and other not in found]
    return found


def _brings(node: ast.stmt, module: Module) -> list[str]:
    """Return the names that an import, or a helper, is there for."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name.partition(".")[0] for alias in node.names]
    names = [node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else []
    if isinstance(node, ast.Assign):
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
    exercises = {function.partition(".")[0] for function in module.all_functions}
    return [name for name in names if name not in exercises]


def solution_text(course: Course, name: str) -> str:
    """Return the course's own answer for module `name`: a checkout has the file, a wheel all of them in one."""
    installed = load_course(course_files())
    for path in (course.solution(name), installed.solution(name)):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    packed = installed.root / PACKED
    texts: dict[str, str] = json.loads(zlib.decompress(packed.read_bytes())) if packed.is_file() else {}
    if name not in texts:
        raise EnvironmentProblem(
            f"The installed llmlings has no solution of {name}; look at solutions/{name}.py in the course's "
            "repository, or ask your teacher."
        )
    return texts[name]
