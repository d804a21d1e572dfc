"""What a check in a notebook gives as points; what it prints and runs is tested with the notebooks (`nbgrader`)."""

import pytest

from llmlings import notebook
from llmlings.course import course_files, load_course
from llmlings.testing.results import TestResult


def test_points_in_a_notebook_are_shared_out_by_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = [("split_words", "passed", 3), ("split_words", "failed", 1), ("text_to_bytes", "failed", 2)]
    found = [
        TestResult(f"test_{number}", "A sentence.", "tokens", function, "visible", status, weight=weight)
        for number, (function, status, weight) in enumerate(ended)
    ]
    monkeypatch.setattr(notebook, "run_tests", lambda *_, **__: found)
    assert notebook.check("tokens", points=4) == 1.5


def test_the_points_of_a_notebook_are_those_of_what_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(notebook, "run_tests", lambda *_, functions, **__: asked.append(functions) or [])
    notebook.check("attention", points=6)
    notebook.check("attention", "attend_with_cache")
    about = load_course(course_files()).module("attention")
    assert asked == [about.functions, about.extra] == [about.functions, ("attend_with_cache",)]
