"""`llmlings notebooks DIR`: an nbgrader course directory with one assignment for each module."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from llmlings.course import Course, Module
from llmlings.errors import EnvironmentProblem, UsageError
from llmlings.grade.verdicts import SHARES, ModuleVerdict, rounded
from llmlings.learn.hint import hints_of
from llmlings.nbgrader.cells import SolutionCell, solution_cells

CONFIG = "nbgrader_config.py"
VISIBLE, HIDDEN = "visible-tests", "hidden-tests"
_STAMP = "llmlings"

Cell = dict[str, Any]


@dataclass(frozen=True)
class Written:
    """What `write_notebooks` did, as paths below the folder: files of its own, and files that somebody has edited."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def write_notebooks(course: Course, folder: Path, seed: str, site: str = "") -> Written:
    """Write the course directory; what was written before is renewed, unless it was edited since.

    Args:
        course: a checkout with solutions and hidden tests.
        folder: the course directory, new or from an earlier run.
        seed: the secret of the hidden tests, for those who grade in nbgrader's own kernel.
        site: the address of the course's site, where the notebooks' links to lessons lead; without it they have none.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is no folder; choose another name for the course directory.")
    written, kept = [], []
    for module in course.modules:
        name = f"source/{module.name}/{module.name}.ipynb"
        path = folder / name
        text = notebook_text(course, module, seed, site)
        if path.exists() and _is_edited(path):
            kept.append(name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(name)
    if (folder / CONFIG).exists():
        kept.append(CONFIG)
    else:
        (folder / CONFIG).write_text(_config(course), encoding="utf-8", newline="\n")
        written.append(CONFIG)
    return Written(tuple(written), tuple(kept))


def points_of(module: Module) -> dict[str, float]:
    """Return what the two graded cells of a module are worth, by grade id; they add up to the module's points."""
    visible = rounded(module.points * SHARES["visible"], 2)
    return {VISIBLE: visible, HIDDEN: rounded(Fraction(module.points) - Fraction(str(visible)), 2)}


def cell_points(verdict: ModuleVerdict) -> dict[str, float]:
    """Return what the two graded cells earn, by grade id; their points add up to those of the verdict."""
    hidden = Fraction(str(verdict.points)) - Fraction(str(verdict.visible_points))
    return {VISIBLE: verdict.visible_points, HIDDEN: rounded(hidden, 2)}


def notebook_text(course: Course, module: Module, seed: str, site: str = "") -> str:
    """Return the source notebook of a module, with solutions and hidden tests; a teacher's copy."""
    cells = list(_cells(course, module, seed, site))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}, _STAMP: {"sha256": _digest(cells)}}
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _cells(course: Course, module: Module, seed: str, site: str) -> Iterator[Cell]:
    path = course.solution(module.name)
    if not path.is_file() or not course.tests(module.name, "hidden").is_file():
        raise EnvironmentProblem(
            f"{course.root} has no solutions or no hidden tests; make notebooks in a checkout of the repository."
        )
    parts = solution_cells(path.read_text(encoding="utf-8"), module.all_functions)
    points = points_of(module)
    yield _markdown("introduction", _introduction(course, module, site))
    yield _code("checks", _imports(module), locked=True)
    yield _code("setup", parts.setup, solution=True)
    for part in parts.functions:
        name = part.names[0].partition(".")[0]
        yield _markdown(f"hints-{name}", _hints(course, module, part, name))
        yield _code(f"solution-{name}", part.source, solution=True)
        arguments = ", ".join(json.dumps(word) for word in (module.name, *part.names))
        yield _code(f"check-{name}", f"check({arguments})", locked=True)
    yield _markdown("points", _about_points(points))
    # It says itself what it needs: the cells above may be gone.
    visible = f"from llmlings.notebook import check\n\ncheck({module.name!r}, points={points[VISIBLE]})"
    yield _code(VISIBLE, visible, locked=True, points=points[VISIBLE])
    yield _code(HIDDEN, _hidden(course, module, seed, points[HIDDEN]), locked=True, points=points[HIDDEN])


def _markdown(cell_id: str, source: str) -> Cell:
    return {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": source.splitlines(keepends=True)}


def _code(
    cell_id: str, source: str, *, solution: bool = False, locked: bool = False, points: float | None = None
) -> Cell:
    marks: dict[str, Any] = {"grade": points is not None, "grade_id": cell_id, "locked": locked, "schema_version": 3}
    marks |= {"solution": solution, "task": False}
    if points is not None:
        marks["points"] = points
    metadata = {"nbgrader": marks}
    lines = source.split("\n")
    # Not splitlines, which would also split at a form feed inside a string.
    source_lines = [f"{line}\n" for line in lines[:-1]] + [lines[-1]]
    return {"cell_type": "code", "execution_count": None, "id": cell_id, "metadata": metadata, "outputs": [],
            "source": source_lines}  # fmt: skip


def _introduction(course: Course, module: Module, site: str) -> str:
    lessons = f"{site.rstrip('/')}/lessons/" if site else ""

    def link(words: str, target: str) -> str:
        """Return words that lead to a page, named as seen from a lesson's file; just the words if there is no site."""
        return f"[{words}]({urljoin(lessons, target.replace('.md', '/'))})" if site else words

    text = course.lesson(module.name).read_text(encoding="utf-8")
    # Above its title a page has facts for the site.
    head = text.partition("\n# ")[2].partition("\n## ")[0].partition("\n")[2].strip()
    head = re.sub(r"\[([^\]]+)\]\((?!https?:)([^)]+)\)", lambda found: link(found[1], found[2]), head)
    head = re.sub(r"\\[()]", "$", head).replace("This page", "Its lesson")
    # Headings with an anchor are what the lesson answers; the others are on every page.
    questions = re.findall(r"^## (.*?) *\{ *(#[\w-]+).*\}$", text, re.MULTILINE)
    needs = ", and ".join(["`pip install llmlings`", *(f"`pip install {package}`" for package in module.requires)])
    work = (
        f"Write each function where it says `# YOUR CODE HERE`, run its cell, then run the check below it. "
        f"The checks need {needs}."
    )
    listed = "\n".join(f"- {link(question, f'{module.name}.md{anchor}')}" for question, anchor in questions)
    place = link(module.title, f"{module.name}.md") if site else f"`docs/lessons/{module.name}.md` in the course"
    return f"# {module.title}\n\n{head}\n\n{work}\n\nThe lesson, {place}, explains:\n\n{listed}\n"


def _imports(module: Module) -> str:
    lines = ["# The checks come with the course: pip install llmlings"]
    if not module.uses:
        return "\n".join([*lines, "from llmlings.notebook import check"])
    return "\n".join(
        [*lines, "from llmlings.notebook import check, load_other_notebooks", "", "load_other_notebooks()"]
    )


def _hints(course: Course, module: Module, part: SolutionCell, name: str) -> str:
    sections = [f"## `{name}`{' (extra: worth no points)' if name in module.extra else ''}"]
    for function in part.names:
        if len(part.names) > 1:
            sections.append(f"### `{function}`")
        for number, hint in enumerate(hints_of(course, module, function), start=1):
            sections.append(f"<details><summary>Hint {number}</summary>\n\n{hint}\n\n</details>")
    return "\n\n".join(sections) + "\n"


def _about_points(points: Mapping[str, float]) -> str:
    return (
        f"## Points\n\nThe tests that you have are worth {points[VISIBLE]:g} points together, the hidden ones "
        f"{points[HIDDEN]:g}. Each function has the same share; of its tests, those that ask for the idea weigh more. "
        f"Functions that you have not written yet cost nothing but their own points.\n"
    )


def _hidden(course: Course, module: Module, seed: str, points: float) -> str:
    solutions = {name: course.solution(name) for name in (module.name, *module.uses)}
    texts = ",\n".join(f'    "{name}": {_literal(path)}' for name, path in solutions.items())
    return (
        "# The hidden tests run when your work is graded.\n"
        "### BEGIN HIDDEN TESTS\n"
        "from llmlings.notebook import check_hidden\n\n"
        f"TESTS = {_literal(course.tests(module.name, 'hidden'))}\n"
        f"SOLUTIONS = {{\n{texts},\n}}\n"
        f"check_hidden({json.dumps(module.name)}, tests=TESTS, solutions=SOLUTIONS, seed={json.dumps(seed)}, "
        f"points={points})\n"
        "### END HIDDEN TESTS"
    )


def _literal(path: Path) -> str:
    """Return the text of a file as a Python string that can be read."""
    text = path.read_text(encoding="utf-8").replace("\\", "\\\\").replace("'''", "\\'\\'\\'")
    return f"'''\\\n{text}'''"


def _digest(cells: Sequence[Mapping[str, Any]]) -> str:
    facts = [[cell.get("id"), cell.get("cell_type"), _joined(cell), _marks(cell)] for cell in cells]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _joined(cell: Mapping[str, Any]) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def _marks(cell: Mapping[str, Any]) -> Any:
    metadata = cell.get("metadata")
    return metadata.get("nbgrader") if isinstance(metadata, dict) else None


def _is_edited(path: Path) -> bool:
    """Return whether a notebook is not as it was written: then it is a teacher's, and stays."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        return bool(notebook["metadata"][_STAMP]["sha256"] != _digest(notebook["cells"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return True


def _config(course: Course) -> str:
    template = Path(__file__).with_name("nbgrader_config.py.txt").read_text(encoding="utf-8")
    return template.replace("{COURSE}", repr(str(course.root)))
