"""The catalogued mistakes: their files, what they answer in each test, and the file of answers that learners get.

A mistake is a file in `tests/mistakes/<module>/`: a docstring for the learner, then the wrong definition alone. It is
tried as a whole answer: the text of the solution, then its own, so that the wrong definition is the one that counts.
"""

import ast
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from llmlings.course import Course
from llmlings.errors import CourseError
from llmlings.testing.diagnosis import COSTLY, Mistake

#: Beside the visible tests, in every workspace.
ANSWERS_FILE = "mistakes.json"


@dataclass(frozen=True)
class MistakeFile:
    """A file of a catalogued mistake, read as data."""

    id: str
    module: str
    sentence: str
    functions: tuple[str, ...]
    costs: str
    source: str


def read_mistake(path: Path, module: str) -> MistakeFile:
    """Read one file of a mistake; a `CourseError` says what is missing in it."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source, str(path))
    sentence = " ".join((ast.get_docstring(tree) or "").split())
    functions = tuple(name for node in tree.body for name in _defined(node) if not name.startswith("_"))
    costs = ""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "COSTS":
            costs = str(ast.literal_eval(node.value))
    if not sentence or not functions or (costs and costs not in COSTLY):
        raise CourseError(f"{path} needs a docstring for the learner and a wrong definition; COSTS is time or memory.")
    return MistakeFile(path.stem, module, sentence, functions, COSTLY.get(costs, ""), source)


def _defined(node: ast.stmt) -> list[str]:
    """Return what a statement defines anew: a function, the methods of a class, a method that is put into a class."""
    if isinstance(node, ast.FunctionDef):
        return [node.name]
    if isinstance(node, ast.ClassDef):
        return [f"{node.name}.{part.name}" for part in node.body if isinstance(part, ast.FunctionDef)]
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
        return [ast.unparse(node.targets[0])]
    return []


def combined(course: Course, module: str, source: str) -> str:
    """Return the answer that a mistake or an alternative stands for: the solution with its definitions replaced."""
    return course.solution(module).read_text(encoding="utf-8") + "\n\n" + source


def visible_mistakes(course: Course) -> list[Mistake]:
    """Return the mistakes that learners' tests can name, from the file of answers; none if it is not there."""
    path = course.root / "tests" / "visible" / ANSWERS_FILE
    if not path.is_file():
        return []
    data = json.loads(path.read_text(encoding="utf-8"))
    return [
        Mistake(id, module, entry["sentence"], tuple(entry["functions"]), entry["answers"], entry.get("costs", ""))
        for module, entries in data.items()
        for id, entry in entries.items()
    ]


def answers_text(mistakes: Mapping[str, list[Mistake]]) -> str:
    """Return the file of answers for these mistakes of each module, as text."""
    data: dict[str, dict[str, object]] = {}
    for module, entries in mistakes.items():
        data[module] = {}
        for mistake in sorted(entries, key=lambda m: m.id):
            answers = dict(mistake.fingerprints)
            if answers or mistake.costs:
                entry = {"sentence": mistake.sentence, "functions": list(mistake.functions), "answers": answers}
                data[module][mistake.id] = {**entry, **({"costs": mistake.costs} if mistake.costs else {})}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"
