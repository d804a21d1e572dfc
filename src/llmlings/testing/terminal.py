"""What plain pytest shows on a terminal beyond its own words: unfinished work, broken files, the next step."""

from collections.abc import Sequence
from typing import Any

from llmlings.course import Course
from llmlings.testing.results import TestResult
from llmlings.workspace import place


def category(status: str, broken: bool) -> Any:
    """Return pytest's category, letter and word for a verdict; None leaves it an ordinary failure."""
    if status in ("todo", "blocked"):
        return status, status[0], (status.upper(), {"yellow": True})
    if broken:
        # One sentence at the end says it for all tests of the file, so none of them is shown as a failure.
        return "unreadable", "E", ("UNREADABLE", {"red": True})
    return None


def next_steps(course: Course, results: Sequence[TestResult]) -> list[str]:
    """Return the lines that close a run: each broken file once, then the next unfinished function."""
    lines = []
    broken = {result.message: None for result in results if result.message.startswith("exercises/")}
    for message in broken:
        lines.append(message)
    unfinished = next((r for r in results if r.status != "passed" and r.visibility == "visible"), None)
    if unfinished is None:
        return [*lines, "All of these tests pass."]
    lines.append(f"Next: {unfinished.function} in {place(course, unfinished.module, unfinished.function)}.")
    lines.append(f"For a hint: llmlings hint {unfinished.module}.{unfinished.function}")
    return lines
