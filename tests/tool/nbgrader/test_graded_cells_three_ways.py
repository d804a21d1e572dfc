"""Every catalogued answer, graded as a file, as a notebook, and by what nbgrader's own kernel runs."""

import json
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from course_notebooks import Notebook, answered, answers_of, taken

from llmlings.course import load_course
from llmlings.grade.grading import default_seed
from llmlings.grade.intake import SourceFile, source_file
from llmlings.nbgrader.assignments import HIDDEN, VISIBLE
from llmlings.nbgrader.graded_cells import Grader
from llmlings.testing.catalogue import read_mistakes

# Thousands of tests for each module, three times.
pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[3]
COURSE = load_course(ROOT)


def sandbox_points(module: str, answers: Mapping[str, SourceFile]) -> dict[str, float]:
    """Return what the sandbox gives to each answer of a module; the modules that it is made of are right."""
    others = {
        name: source_file(f"{name}.py", COURSE.solution(name).read_bytes()) for name in COURSE.module(module).uses
    }
    # The seed that is in the notebooks.
    with closing(Grader(COURSE, default_seed(COURSE), "bwrap")) as grader:
        cells = {name: grader.grade(module, "ann", {**others, module: file}) for name, file in answers.items()}
    return {name: sum(result.points for result in results.values()) for name, results in cells.items()}


def kernel_points(released: Path, name: str, notebooks: Mapping[str, Notebook], folder: Path) -> dict[str, float]:
    """Return what the shell of nbgrader's own kernel gives to a module's notebooks, run cell by cell."""
    module = COURSE.module(name)
    for used in module.uses:
        (folder / used).mkdir()
        (folder / used / f"{used}.ipynb").write_text(json.dumps(taken(released, used, "source")), encoding="utf-8")
    (folder / name).mkdir()
    asked = {"notebooks": notebooks, "graded": [VISIBLE, HIDDEN], "torch": "torch" in module.requires}
    command = [sys.executable, str(ROOT / "tests" / "tool" / "kernel.py")]
    run = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, encoding="utf-8", cwd=folder / name, check=False
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, float] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("module", [module.name for module in COURSE.modules])
def test_any_answer_is_worth_the_same_in_a_file_in_a_notebook_and_by_nbgraders_kernel(
    released: Path, module: str, tmp_path: Path
) -> None:
    answers = answers_of(COURSE, module)
    # What takes too long or too much is ended by the sandbox's limits, which a kernel does not have.
    costly = {wrong.id for wrong in read_mistakes(COURSE, module) if wrong.ends_as}
    files = {name: source_file(f"{module}.py", text.encode()) for name, text in answers.items()}
    notebooks = {
        name: source_file(f"{module}.ipynb", json.dumps(answered(released, module, text)).encode())
        for name, text in answers.items()
    }
    with_hidden_tests = {
        name: answered(released, module, text, "source") for name, text in answers.items() if name not in costly
    }
    with ThreadPoolExecutor(1) as pool:
        # All of it in another process, but for the waiting. The two other ways read mistakes here, and Python 3.11's
        # parser is not made for two threads.
        kernel = pool.submit(kernel_points, released, module, with_hidden_tests, tmp_path)
        in_files, in_notebooks = sandbox_points(module, files), sandbox_points(module, notebooks)
        by_kernel = kernel.result()
    assert in_notebooks == in_files
    # Each of the two graded cells is rounded by itself there.
    assert by_kernel == pytest.approx({name: in_files[name] for name in by_kernel}, abs=0.011)
    assert by_kernel.keys() == answers.keys() - costly
