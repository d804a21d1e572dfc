"""Write down what the figures must compute: `python tests/figures` (with --check: say which files are out of date)."""

import json
import math
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "course"))
from solved import ROOT, solution

HERE = ROOT / "tests" / "figures"


def case_files() -> dict[Path, str]:
    """Return the text of each figure's file of cases."""
    return {path.with_suffix(".json"): _text(path) for path in sorted(HERE.glob("*.py")) if path.stem != "__main__"}


def _text(path: Path) -> str:
    figure = runpy.run_path(str(path))
    module = solution(figure.get("SOLUTION", path.stem))
    cases: Iterator[tuple[str, list[object] | None, object]] = figure["cases"](module)
    lines = [json.dumps({"call": call, "arguments": arguments, "result": result}) for call, arguments, result in cases]
    # JSON has no infinity; the comparison reads it from text.
    return ("[\n" + ",\n".join(lines) + "\n]\n").replace("-Infinity", '"-Infinity"')


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and agree(json.loads(path.read_text(encoding="utf-8")), json.loads(text))


def agree(a: object, b: object) -> bool:
    """Return whether two results are the same, up to the last digits: those of an exponential depend on the machine."""
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(agree, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(agree(a[name], b[name]) for name in a)
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)
    return type(a) is type(b) and a == b


def main(arguments: list[str]) -> int:
    """Write the files that differ, or only name them."""
    differing = {path: text for path, text in case_files().items() if not _holds(path, text)}
    for path, text in differing.items():
        print(f"{path.name} is not what the solutions give")
        if arguments != ["--check"]:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if differing and arguments == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
