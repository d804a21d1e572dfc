"""A module that is made of others works with every right answer to those, however slow it is."""

import subprocess
import sys
from pathlib import Path

import pytest
from solved import ROOT

from llmlings.course import load_course
from llmlings.testing.catalogue import read_alternative

COURSE = load_course(ROOT)
PAIRS = [
    (module.name, used, path.stem)
    for module in COURSE.modules
    for used in module.uses
    for path in COURSE.alternatives(used)
]


@pytest.mark.long
@pytest.mark.parametrize(("module", "used", "alternative"), PAIRS)
def test_alternatives_of_what_a_module_uses(module: str, used: str, alternative: str, tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="PyTorch is not installed")
    for path in (ROOT / "solutions").glob("*.py"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (path,) = (path for path in COURSE.alternatives(used) if path.stem == alternative)
    (tmp_path / f"{used}.py").write_text(read_alternative(COURSE, used, path), encoding="utf-8")
    tests = [str(COURSE.tests(module, visibility)) for visibility in ("visible", "hidden")]
    words = [sys.executable, "-m", "pytest", "-q", *tests, "--answers", str(tmp_path), "--seed", "s"]
    found = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-3000:]
