"""What the exercises in the page are made of: the files of lab/course/ on the site, one for each NumPy module."""

import json
from pathlib import Path

from llmlings.course import COURSE_FILE, Course
from llmlings.errors import CourseError

#: The parts of the tool that run tests; the page has no command line and grades nothing.
TOOL = ("__init__.py", "course.py", "errors.py", "site/__init__.py", "site/in_page.py", "site/snippet_runs.py")
#: What collects tests for many answers and reads catalogues; a page asks for one answer, and has no catalogue.
_LEFT_OUT = ("catalogue.py", "suite.py")


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
        files[f"{module.name}.json"] = _json(
            {
                "stub": course.exercise(module.name).read_text(encoding="utf-8"),
                "tests": course.tests(module.name, "visible").read_text(encoding="utf-8"),
                "mistakes": _json({module.name: mistakes[module.name]}),
                "functions": list(module.functions),
                "extra": list(module.extra),
            }
        )
    return files


def _mistakes(course: Course) -> dict[str, object]:
    path = course.answers()
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
