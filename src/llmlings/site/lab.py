"""What the exercises in the page are made of: the files of lab/course/ on the site, one for each NumPy module."""

import ast
import html
import json
from pathlib import Path

from llmlings.course import COURSE_FILE, Course, Module
from llmlings.errors import CourseError
from llmlings.site.reference import definitions, described
from llmlings.stubs import TODO

#: The parts of the tool that run tests; the page has no command line and grades nothing.
TOOL = ("__init__.py", "course.py", "errors.py", "site/__init__.py", "site/in_page.py", "site/snippet_runs.py")
#: What collects tests for many answers and reads catalogues; a page asks for one answer, and has no catalogue.
_LEFT_OUT = ("catalogue.py", "suite.py")
#: In a page there is no file to save.
_TODO_IN_PAGE = "# TODO: write this function, then run the tests."


def lab_files(course: Course) -> dict[str, str]:
    """Return the text of each file by its name."""
    package = Path(__file__).resolve().parents[1]
    sources = [package / name for name in TOOL] + sorted((package / "testing").glob("*.py"))
    tool = {
        f"src/llmlings/{path.relative_to(package).as_posix()}": path.read_text(encoding="utf-8")
        for path in sources
        if path.name not in _LEFT_OUT
    }
    tool[COURSE_FILE] = (course.root / COURSE_FILE).read_text(encoding="utf-8")
    mistakes = _mistakes(course)
    files = {"tool.json": _json(tool)}
    for module in course.modules:
        # PyTorch does not run in a browser.
        if module.requires:
            continue
        if module.name not in mistakes:
            raise CourseError(f"{course.answers().name} lacks {module.name}; run `llmlings dev derive mistakes` first.")
        stub = course.exercise(module.name).read_text(encoding="utf-8")
        files[f"{module.name}.json"] = _json(
            {
                "stub": stub.replace(TODO, _TODO_IN_PAGE),
                "tests": course.tests(module.name, "visible").read_text(encoding="utf-8"),
                "mistakes": _json({module.name: mistakes[module.name]}),
                "functions": _functions(stub, module),
                "extra": list(module.extra),
                "modules": [other.name for other in course.modules if not other.requires],
            }
        )
    return files


def _functions(stub: str, module: Module) -> list[dict[str, str]]:
    """Return of each function its name, what its docstring says as HTML, and the calls of its example."""
    nodes = definitions(ast.parse(stub))
    found = []
    for name in module.all_functions:
        said = described(ast.get_docstring(nodes[name]) or "")
        prompts = (">>> ", "... ")
        calls = "\n".join(line[4:] for line in said.example.splitlines() if line.startswith(prompts))
        text = f"{said.text}<dl>{said.rows}</dl><pre>{html.escape(said.example, quote=False)}</pre>"
        found.append({"name": name, "text": text, "calls": calls})
    return found


def _mistakes(course: Course) -> dict[str, object]:
    path = course.answers()
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
