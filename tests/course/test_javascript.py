"""`npm run check` in web/ looks at the format and the types of every script of ours; none is wider than our Python."""

import glob
import json
import os
import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"
#: What others wrote, and what is built at the top of a checkout.
NOT_OURS = {"vendor", "node_modules"}
BUILT = {"build", "dist", "graded", "site"}


def scripts() -> list[Path]:
    """Return every script of ours, wherever it lies."""
    found: list[Path] = []
    for folder, folders, names in os.walk(ROOT):
        here = Path(folder)
        skipped = NOT_OURS | BUILT if here == ROOT else NOT_OURS
        folders[:] = [name for name in folders if not name.startswith(".") and name not in skipped]
        found += [here / name for name in names if name.endswith((".js", ".mjs", ".cjs"))]
    return sorted(found)


def formatted() -> list[str]:
    """Return the patterns of what prettier looks at."""
    return shlex.split(json.loads((WEB / "package.json").read_text("utf-8"))["scripts"]["prettier"])


def typed() -> list[str]:
    """Return the patterns of what TypeScript looks at."""
    patterns: list[str] = json.loads((WEB / "tsconfig.json").read_text("utf-8"))["include"]
    return patterns


@pytest.mark.parametrize("patterns", [formatted(), typed()], ids=["format", "types"])
def test_every_script_is_checked(patterns: list[str]) -> None:
    checked = {(WEB / name).resolve() for pattern in patterns for name in glob.glob(pattern, root_dir=WEB)}
    forgotten = [path.relative_to(ROOT).as_posix() for path in scripts() if path not in checked]
    assert forgotten == [], "Add their folder to web/package.json and web/tsconfig.json."


def test_no_line_is_longer_than_120_characters() -> None:
    lines = [(path, line) for path in scripts() for line in path.read_text("utf-8").splitlines()]
    assert len(lines) > 3000
    assert [f"{path.relative_to(ROOT).as_posix()}: {line}" for path, line in lines if len(line) > 120] == []


def test_no_script_switches_its_types_off() -> None:
    off = re.compile(r"@ts-(ignore|nocheck|expect-error)")
    assert [path.relative_to(ROOT).as_posix() for path in scripts() if off.search(path.read_text("utf-8"))] == []
