"""What the exercises in the page are made of: files derived into docs/lab/course/, one for each NumPy module."""

import json
from pathlib import Path

from llmlings.course import COURSE_FILE, Course
from llmlings.errors import CourseError

#: The parts of the tool that run tests; the page has no command line and grades nothing.
TOOL = ("__init__.py", "course.py", "errors.py")
#: What collects tests for many answers and reads catalogues; a page asks for one answer, and has no catalogue.
_LEFT_OUT = ("catalogue.py", "suite.py")


def lab_folder(course: Course) -> Path:
    """Return the folder of the derived files."""
    return course.root / "docs" / "lab" / "course"


def lab_files(course: Course) -> dict[str, str]:
    """Return what has to be in that folder: the text of each file by its name."""
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
            raise CourseError(f"{course.answers().name} lacks {module.name}; run `llmlings dev mistakes` first.")
        files[f"{module.name}.json"] = _json(
            {
                "stub": course.exercise(module.name).read_text(encoding="utf-8"),
                "tests": course.tests(module.name, "visible").read_text(encoding="utf-8"),
                "mistakes": _json({module.name: mistakes[module.name]}),
                "functions": list(module.functions),
            }
        )
    return files


def _mistakes(course: Course) -> dict[str, object]:
    path = course.answers()
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def write_lab(course: Course) -> None:
    """Derive the files."""
    folder = lab_folder(course)
    folder.mkdir(parents=True, exist_ok=True)
    files = lab_files(course)
    for path in folder.glob("*.json"):
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def stale_lab_files(course: Course) -> list[str]:
    """Return the names of the files that are not what is derived: missing, different or one too many."""
    wanted = lab_files(course)
    found = {path.name: path.read_text(encoding="utf-8") for path in lab_folder(course).glob("*.json")}
    return sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
