"""Gradescope: one student's `results.json`, and an autograder to upload that grades each submission and writes it."""

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from llmlings.course import COURSE_FILE, Course
from llmlings.grade.exports.whole_zip import written
from llmlings.grade.feedback import STATUSES, is_told
from llmlings.grade.tables import write_text
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, TestVerdict
from llmlings.grade.visible_text import visible

TEMPLATES = Path(__file__).with_name("autograder")
#: What grading needs of a checkout.
_FILES = (COURSE_FILE, "pyproject.toml", "constraints.txt", "hatch_build.py", "README.md", "LICENSE")
_FOLDERS = ("src", "exercises", "solutions", "tests/visible", "tests/hidden", "tests/mistakes", "docs/hints",
            "docs/lessons", "data")  # fmt: skip


def export_results(verdict: StudentVerdict, sentences: Callable[[str], dict[str, str]], out: Path) -> list[Path]:
    """Write what Gradescope shows of a student's work, as `results.json` of an autograder.

    Of a hidden test it holds what its student may see: sentence, how it ended and the misconception.
    """
    tests = [_test(module, test, sentences) for module in verdict.modules for test in module.tests]
    whole = [f"{module.module}: {module.message}" for module in verdict.modules if module.message]
    data = {
        "score": verdict.points,
        "output": visible("\n".join(whole)),
        "output_format": "text",
        "stdout_visibility": "hidden",
        "tests": tests,
    }
    write_text(out, json.dumps(data, indent=1, ensure_ascii=False) + "\n")
    return [out]


def _test(module: ModuleVerdict, test: TestVerdict, sentences: Callable[[str], dict[str, str]]) -> dict[str, Any]:
    says = [] if test.status == "passed" else [STATUSES[test.status][1]]
    if test.visibility == "visible" and test.message and not is_told(module, test):
        says.append(test.message)
    elif test.mistake:
        says.append(f"Likely cause: {sentences(module.module).get(test.mistake, '')} ({test.mistake})")
    return {
        "name": f"{module.module}: {test.name}",
        "name_format": "text",
        "score": test.points,
        "max_score": test.max_points,
        "status": "passed" if test.status == "passed" else "failed",
        "output": visible("\n".join(says)),
        "output_format": "text",
        "tags": [module.module, test.visibility],
        "visibility": "visible",
    }


def export_autograder(course: Course, seed: str, out: Path) -> list[Path]:
    """Write the zip to upload: the checkout, `setup.sh` and `run_autograder`, and the seed of the class."""
    with written(out) as archive:
        for name, data in _contents(course, seed):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            mode = 0o755 if "/" not in name and name in ("setup.sh", "run_autograder") else 0o644
            entry.create_system, entry.external_attr = 3, (0o100000 | mode) << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return [out]


def _contents(course: Course, seed: str) -> Iterator[tuple[str, bytes]]:
    for name in ("setup.sh", "run_autograder"):
        yield name, (TEMPLATES / name).read_bytes()
    yield course.private("seed").relative_to(course.root).as_posix(), seed.encode()
    for name in _FILES:
        if (course.root / name).is_file():
            yield name, (course.root / name).read_bytes()
    for folder in _FOLDERS:
        for path in sorted((course.root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(course.root).as_posix(), path.read_bytes()
