"""What plain pytest shows on a terminal beyond its own words: unfinished work, broken files, the next step."""

import ast
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from llmlings.testing.results import TestResult


def category(status: str, broken: bool) -> Any:
    """Return pytest's category, letter and word for a verdict; None leaves it an ordinary failure."""
    if status in ("todo", "blocked"):
        return status, status[0], (status.upper(), {"yellow": True})
    if broken:
        # One sentence at the end says it for all tests of the file, so none of them is shown as a failure.
        return "unreadable", "E", ("UNREADABLE", {"red": True})
    return None


def next_steps(answers: Path, results: Sequence[TestResult]) -> list[str]:
    """Return the lines that close a run: each broken file once, then the next unfinished function."""
    lines = []
    broken = {result.message: None for result in results if result.message.startswith("exercises/")}
    for message in broken:
        lines.append(message)
    unfinished = next((r for r in results if r.status != "passed" and r.visibility == "visible"), None)
    if unfinished is None:
        return [*lines, "All of these tests pass."]
    place = function_line(answers / f"{unfinished.module}.py", unfinished.function)
    lines.append(f"Next: {unfinished.function} in exercises/{unfinished.module}.py{place}.")
    lines.append(f"For a hint: llmlings hint {unfinished.module}.{unfinished.function}")
    return lines


def function_line(file: Path, function: str) -> str:
    """Return `, line 12` for a function of a learner's file, or nothing where it cannot be found."""
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return ""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == function:
            return f", line {node.lineno}"
    return ""
