"""A catalogued mistake costs by nbgrader's own way what it costs in the sandbox.

Whole runs of nbgrader's kernel are in test_preprocessors.py. That a notebook is worth what its file is, too.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from course_notebooks import answered, taken

from llmlings.course import load_course
from llmlings.grade.grading import default_seed
from llmlings.grade.intake import source_file
from llmlings.nbgrader.assignments import HIDDEN, VISIBLE
from llmlings.nbgrader.graded_cells import Grader
from llmlings.testing.catalogue import read_alternative, read_mistakes

ROOT = Path(__file__).resolve().parents[3]
COURSE = load_course(ROOT)


def kernel_points(released: Path, name: str, texts: dict[str, str], folder: Path) -> dict[str, float]:
    """Return what the shell of a kernel gives to each text, as the answer of a module's notebook."""
    module = COURSE.module(name)
    for used in module.uses:
        (folder / used).mkdir()
        (folder / used / f"{used}.ipynb").write_text(json.dumps(taken(released, used, "source")), encoding="utf-8")
    (folder / name).mkdir()
    notebooks = {key: answered(released, name, text, "source") for key, text in texts.items()}
    asked = {"notebooks": notebooks, "graded": [VISIBLE, HIDDEN], "torch": "torch" in module.requires}
    command = [sys.executable, str(ROOT / "tests" / "tool" / "kernel.py")]
    run = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, encoding="utf-8", cwd=folder / name, check=False
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, float] = json.loads(run.stdout)
    return found


def some_or_all() -> list[object]:
    return [
        pytest.param(module.name, marks=[] if module.name == "one_hot" else pytest.mark.long)
        for module in COURSE.modules
    ]


@pytest.mark.parametrize("name", some_or_all())
def test_every_mistake_costs_the_same_by_nbgraders_own_way(released: Path, name: str, tmp_path: Path) -> None:
    # What takes too long or too much is ended by the sandbox's limits, which a kernel does not have.
    texts = {wrong.id: wrong.source for wrong in read_mistakes(COURSE, name) if not wrong.ends_as}
    texts |= {path.stem: read_alternative(COURSE, name, path) for path in COURSE.alternatives(name)}
    found = kernel_points(released, name, texts, tmp_path)
    others = {used: source_file(f"{used}.py", COURSE.solution(used).read_bytes()) for used in COURSE.module(name).uses}
    grader = Grader(COURSE, default_seed(COURSE), "bwrap")
    try:
        for key, text in texts.items():
            cells = grader.grade(name, "ann", {**others, name: source_file(f"{name}.py", text.encode())})
            assert found[key] == pytest.approx(sum(cell.points for cell in cells.values()), abs=0.011), key
    finally:
        grader.close()
    assert len(found) > 10
    assert {found[path.stem] for path in COURSE.alternatives(name)} == {COURSE.module(name).points}
