"""What the figures must compute: the cases of `tests/figures/`, as the solutions answer them."""

import json
import math
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

# `llmlings dev derive figures` runs this file by its path; pytest has the folder on its own.
sys.path.insert(0, str(Path(__file__).resolve().parent))
from solved import ROOT, solution

CASES = ROOT / "tests" / "figures"


def case_files() -> dict[Path, str]:
    """Return the text of each figure's file of cases."""
    return {path.with_suffix(".json"): _text(path) for path in sorted(CASES.glob("*.py"))}


def _text(path: Path) -> str:
    figure = runpy.run_path(str(path))
    module = solution(figure.get("SOLUTION", path.stem))
    cases: Iterator[tuple[str, list[object] | None, object]] = figure["cases"](module)
    lines = [json.dumps({"call": call, "arguments": arguments, "result": result}) for call, arguments, result in cases]
    # JSON has no infinity; the comparison reads it from text.
    return ("[\n" + ",\n".join(lines) + "\n]\n").replace("-Infinity", '"-Infinity"')


def same(a: str, b: str) -> bool:
    """Return whether two files of cases are as good as each other."""
    return agree(json.loads(a), json.loads(b))


def agree(a: object, b: object) -> bool:
    """Return whether two results are the same, up to the last digits: those of an exponential depend on the machine."""
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(agree, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(agree(a[name], b[name]) for name in a)
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)
    return type(a) is type(b) and a == b
